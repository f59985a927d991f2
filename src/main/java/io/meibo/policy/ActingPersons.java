package io.meibo.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may act for an applicant of an age, and who must act with him (table acting-persons; CN-03, CN-14, JP-22).
 *
 * @param outcome what the table says
 * @param pages further kinds of attachment; of each inner list one is enough, the first is the usual one
 * @param adultAge the age a guardian must have
 * @param asksUser whether it must be asked if the user of the line is under 18 (JP-22)
 * @param applicantsPerParty beside more applicants than that the same agent or guardian is for a person to look at (CN-10)
 */
public record ActingPersons(
        Outcome outcome, List<List<String>> pages, int adultAge, boolean asksUser, int applicantsPerParty) {

    /** Id of the table. */
    public static final String TABLE = "acting-persons";

    /** May the applicant act by himself, and if not, who? */
    public enum Outcome {
        ALLOWED,
        GUARDIAN_NEEDED,
        GUARDIAN_AND_KINSHIP_PROOF,
        AGENT_ALLOWED,
        REFUSED,
        PERSON;

        /** The word used in the table and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean needsGuardian() {
            return this == GUARDIAN_NEEDED || this == GUARDIAN_AND_KINSHIP_PROOF;
        }
    }

    public ActingPersons {
        pages = pages.stream().map(List::copyOf).toList();
    }

    /** What the table reads; the age in full years on the day of the application. */
    public static Map<String, Object> inputs(
            String product, String channel, int age, boolean agent, boolean guardian, LocalDate appliedOn) {
        return Map.of(
                "product", product,
                "channel", channel,
                "age", age,
                "agent", agent ? "yes" : "no",
                "guardian", guardian ? "yes" : "no",
                "appliedOn", appliedOn);
    }

    /** What the outputs of the table come to. */
    public static ActingPersons of(Map<String, ? extends @Nullable Object> row) {
        String outcome = text(row, "outcome");
        return new ActingPersons(
                Arrays.stream(Outcome.values())
                        .filter(known -> known.code().equals(outcome))
                        .findFirst()
                        .orElse(Outcome.PERSON),
                Arrays.stream(text(row, "pages").split(","))
                        .filter(kinds -> !kinds.isBlank())
                        .map(kinds -> List.of(kinds.strip().split("\\|")))
                        .toList(),
                number(row, "adultAge"),
                text(row, "askUser").equals("yes"),
                number(row, "applicantsPerParty"));
    }

    private static String text(Map<String, ? extends @Nullable Object> row, String output) {
        return Objects.requireNonNull(row.get(output), output).toString();
    }

    private static int number(Map<String, ? extends @Nullable Object> row, String output) {
        return ((Number) Objects.requireNonNull(row.get(output), output)).intValue();
    }
}
