package io.meibo.rulebook;

import io.meibo.register.AppliedCases.Part;
import io.meibo.rulebook.table.ValueType;
import io.meibo.shared.CheckOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a round came to, and what they would come to had a table answered otherwise. Some tables are asked
 * within a check and reach the road only by its outcome: this knows how.
 */
final class CheckOutcomes {

    private static final Map<String, String> VARIABLES = Map.of(
            "identity-document", "identityResult",
            "completeness", "completenessResult",
            "duplicate", "duplicateResult",
            "line-limit", "lineLimitResult",
            "contact-data", "contactResult",
            "credit", "creditResult");
    private static final Set<String> ABSENT = Set.of("PAGE_MISSING", "PORTRAIT_MISSING");

    private final Map<String, List<Part>> byCheck = new HashMap<>();

    CheckOutcomes(List<Part> parts, int round) {
        for (Part part : parts) {
            if (part.round() == round) {
                byCheck.computeIfAbsent(part.check(), key -> new ArrayList<>()).add(part);
            }
        }
    }

    /** The outcome of each check by the variable that the road's table reads; only checks that were made. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        byCheck.forEach((check, parts) -> {
            String variable = VARIABLES.get(check);
            if (variable != null) {
                variables.put(variable, outcome(parts.stream().map(Part::outcome)));
            }
        });
        return variables;
    }

    /** Whether all checks were made that existed before stamps did. */
    boolean complete() {
        return byCheck.keySet().containsAll(VARIABLES.keySet());
    }

    /** Whether a table reaches other tables through a check. */
    static boolean worksThroughACheck(String table) {
        return Set.of(
                        "verification-methods",
                        "needed-documents",
                        "line-limit",
                        "acting-persons",
                        "page-legibility",
                        "portrait-comparison",
                        "data-capture")
                .contains(table);
    }

    /**
     * What a check would come to with this outcome of a table, by variable; empty where what is stored does not suffice to
     * tell.
     */
    Optional<Map<String, Object>> with(
            String table,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> outcome) {
        return switch (table) {
            case "verification-methods" -> binding(String.valueOf(outcome.get("verificationResult")));
            case "needed-documents" ->
                pages(list(outcome.get("pages")), !"yes".equals(String.valueOf(outcome.get("accepted"))));
            case "line-limit" -> lines(ValueType.plain(before.get("limit")), ValueType.plain(outcome.get("limit")));
            default -> Optional.empty();
        };
    }

    private Optional<Map<String, Object>> binding(String allowed) {
        return parts("identity-document")
                .map(parts -> Map.<String, Object>of(
                        "identityResult",
                        outcome(parts.stream()
                                .map(part -> part.part().equals("person-binding")
                                        ? CheckOutcome.of(allowed)
                                        : part.outcome()))));
    }

    private Optional<Map<String, Object>> pages(List<String> needed, boolean personDecides) {
        return parts("completeness").map(parts -> {
            List<CheckOutcome> outcomes = new ArrayList<>();
            List<String> there = new ArrayList<>();
            for (Part part : parts) {
                boolean absent = ABSENT.contains(part.code());
                boolean ofPolicy = part.part().equals("document-type");
                if (!absent && !ofPolicy) {
                    outcomes.add(part.outcome());
                    there.add(part.part());
                }
            }
            if (!there.containsAll(needed) || personDecides) {
                outcomes.add(CheckOutcome.UNCLEAR);
            }
            return Map.of("completenessResult", outcome(outcomes.stream()));
        });
    }

    /** How many lines a person holds is not stored; that a limit was not reached tells that a higher one is not, too. */
    private Optional<Map<String, Object>> lines(@Nullable String before, @Nullable String limit) {
        return parts("line-limit").flatMap(parts -> {
            boolean reachedNowhere = parts.stream().allMatch(part -> part.outcome() == CheckOutcome.PASSED);
            if (limit == null) {
                return Optional.of(Map.of("lineLimitResult", CheckOutcome.NOT_APPLICABLE.code()));
            }
            boolean raised = before != null && new BigDecimal(limit).compareTo(new BigDecimal(before)) >= 0;
            return reachedNowhere && raised
                    ? Optional.of(Map.of("lineLimitResult", CheckOutcome.PASSED.code()))
                    : Optional.empty();
        });
    }

    private static List<String> list(@Nullable Object pages) {
        return pages == null || pages.toString().isEmpty()
                ? List.of()
                : List.of(pages.toString().split(","));
    }

    private Optional<List<Part>> parts(String check) {
        return Optional.ofNullable(byCheck.get(check));
    }

    private static String outcome(Stream<CheckOutcome> parts) {
        Collection<CheckOutcome> found = parts.toList();
        return Stream.of(CheckOutcome.FAILED, CheckOutcome.UNCLEAR, CheckOutcome.PASSED)
                .filter(found::contains)
                .findFirst()
                .orElse(CheckOutcome.NOT_APPLICABLE)
                .code();
    }
}
