package io.meibo.policy;

import io.meibo.api.Texts;
import io.meibo.policy.RulingViews.RuleView;
import io.meibo.policy.Rulings.Stamp;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.RegistrationStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an applicant is told of a refusal that a rule made and no person: why, by which row, and what is allowed instead. */
@Component
public class Refusals {

    private static final String ROUTE = "review-route";

    /** A word of the API with its text in the reader's language. */
    public record Told(String code, String text) {}

    /**
     * A refusal by rule: the rules that forbid it with reason and source, the methods that are allowed instead with the
     * same document, and the other documents that would do.
     */
    public record RefusedByRule(String table, List<RuleView> rules, List<Told> methods, List<Told> documents) {}

    private final Rulings rulings;
    private final RulingViews views;
    private final Alternatives alternatives;
    private final Texts texts;

    Refusals(Rulings rulings, RulingViews views, Alternatives alternatives, Texts texts) {
        this.rulings = rulings;
        this.views = views;
        this.alternatives = alternatives;
        this.texts = texts;
    }

    /** The refusal of a registration that ended by one; empty where a person refused it, or nobody. */
    public Optional<RefusedByRule> of(RegistrationCase found, Locale locale) {
        return found.status() == RegistrationStatus.REJECTED ? latest(found, locale) : Optional.empty();
    }

    /** The same while the registration is being refused, before it says so itself. */
    public Optional<RefusedByRule> latest(RegistrationCase found, Locale locale) {
        List<Stamp> stamps = rulings.of(found.reference(), found.round());
        return find(stamps, ROUTE)
                .filter(route -> "refuse".equals(route.outputs().get("reviewRoute")))
                .map(route -> told(cause(route, stamps), found.facts().product(), locale));
    }

    /** A verification method that the rule forbids, told for an application to be. */
    public RefusedByRule told(Ruling cause, String product, Locale locale) {
        boolean method = cause.table().equals(VerificationMethods.TABLE);
        return new RefusedByRule(
                cause.table(),
                cause.rules().stream()
                        .map(rule -> views.view(cause.table(), rule, locale))
                        .toList(),
                method ? words("method.", alternatives.methods(cause), locale) : List.of(),
                method ? words("document-type.", alternatives.documents(product, cause), locale) : List.of());
    }

    /** The road only says that something is forbidden; the table that forbade it says why. */
    private static Ruling cause(Ruling route, List<Stamp> stamps) {
        if ("failed".equals(route.inputs().get("verificationResult"))) {
            return find(stamps, VerificationMethods.TABLE).orElse(route);
        }
        if ("failed".equals(route.inputs().get("lineLimitResult"))) {
            return find(stamps, LineLimit.TABLE).orElse(route);
        }
        return route;
    }

    private static Optional<Ruling> find(List<Stamp> stamps, String table) {
        return stamps.stream()
                .map(Stamp::ruling)
                .filter(ruling -> ruling.table().equals(table))
                .reduce((first, second) -> second);
    }

    private List<Told> words(String prefix, List<String> codes, Locale locale) {
        return codes.stream()
                .map(code -> new Told(code, texts.find(locale, prefix + code).orElse(code)))
                .toList();
    }
}
