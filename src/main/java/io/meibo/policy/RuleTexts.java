package io.meibo.policy;

import io.meibo.api.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What tables and their rules are called in the reader's language. */
@Component
public class RuleTexts {

    private final Texts texts;

    RuleTexts(Texts texts) {
        this.texts = texts;
    }

    /** Key of a rule's reason in the bundle of its table. */
    static String key(String table, String ruleId) {
        return "rule." + table + "." + ruleId.replaceFirst("^Rule_", "");
    }

    /** The reason of a rule; in plain English, as annotated, where the rule is older than its translation. */
    public String reason(Locale locale, String table, Rule rule) {
        return texts.find(locale, key(table, rule.id())).orElse(rule.reason());
    }

    /** The name of a table; its id where it has none. */
    public String table(Locale locale, String table) {
        return texts.find(locale, "table." + table).orElse(table);
    }
}
