package io.meibo.policy;

import io.meibo.api.Texts;
import io.meibo.shared.RegistrationId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rulings in the reader's language. */
@Component
public class RulingViews {

    /**
     * A ruling as people read it: the table by id and name, its version, which of several answers it is ({@code what},
     * empty where there is one), the rules that spoke and what the table gave.
     */
    public record RulingView(
            String table,
            String tableName,
            int version,
            String what,
            List<RuleView> rules,
            Map<String, @Nullable Object> outcome) {}

    /** A rule with the rows it comes from, its certainty ({@code H}, {@code M}, {@code L}, {@code unsure}) and its reason. */
    public record RuleView(String id, List<String> sources, Certainty certainty, String text) {}

    private final Rulings rulings;
    private final Texts texts;

    RulingViews(Rulings rulings, Texts texts) {
        this.rulings = rulings;
        this.texts = texts;
    }

    /** What the tables said in that round, the road first, then in the order it was asked. */
    public List<RulingView> of(RegistrationId reference, int round, Locale locale) {
        return rulings.of(reference, round).stream()
                .sorted(Comparator.comparing(stamp -> !stamp.ruling().table().equals("review-route")))
                .map(stamp -> view(stamp.ruling(), stamp.what(), locale))
                .toList();
    }

    /** One ruling. */
    public RulingView view(Ruling ruling, String what, Locale locale) {
        return new RulingView(
                ruling.table(),
                texts.find(locale, "table." + ruling.table()).orElse(ruling.table()),
                ruling.version(),
                what,
                ruling.rules().stream()
                        .map(rule -> view(ruling.table(), rule, locale))
                        .toList(),
                ruling.outputs());
    }

    /** One rule of a table; its reason in plain English, as annotated, where the rule is older than its translation. */
    public RuleView view(String table, Rule rule, Locale locale) {
        return new RuleView(
                rule.id(),
                rule.sources(),
                rule.certainty(),
                texts.find(locale, key(table, rule.id())).orElse(rule.reason()));
    }

    /** Key of a rule's reason in the bundle of its table. */
    static String key(String table, String ruleId) {
        return "rule." + table + "." + ruleId.replaceFirst("^Rule_", "");
    }
}
