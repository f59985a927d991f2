package io.meibo.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed tables come to for one registration. A difference is the table's own: the same facts, another outcome. A
 * consequence is what another table says once the first has answered otherwise.
 */
record Verdict(
        List<Difference> differences,
        List<Consequence> consequences,
        boolean otherRule,
        List<String> notAsked,
        List<Obstacle> obstacles) {

    /** Where the facts of a computation come from. */
    static final String STAMP = "stamp";

    static final String REGISTER = "register";

    /** What a table says: its version (null for one that is not deployed), the rules that speak, the outcome by name. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Side(@Nullable Integer version, List<RuleRef> rules, Map<String, @Nullable String> outcome) {}

    /** A rule as it is kept with a finding; {@code certainty} as in annotations. */
    record RuleRef(
            String id,
            List<String> sources,
            String certainty,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String reason) {

        static RuleRef of(Rule rule) {
            return new RuleRef(
                    rule.id(),
                    rule.sources(),
                    rule.certainty().code(),
                    rule.validFrom(),
                    rule.validTo(),
                    rule.reason());
        }
    }

    record Difference(
            String table,
            String what,
            int round,
            String basis,
            Map<String, @Nullable String> facts,
            Side before,
            Side after) {}

    /** {@code changed} holds the inputs that are now others; where {@code unknown} tells why, it could not be computed. */
    record Consequence(
            String table,
            int round,
            Map<String, @Nullable String> changed,
            @Nullable Side before,
            @Nullable Side after,
            @Nullable String unknown) {}

    /** Why a table could not be computed for this registration: a code with text {@code replay.obstacle.<code>}. */
    record Obstacle(String table, String code) {}

    Verdict {
        differences = List.copyOf(differences);
        consequences = List.copyOf(consequences);
        notAsked = List.copyOf(notAsked);
        obstacles = List.copyOf(obstacles);
    }
}
