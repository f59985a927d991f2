package io.meibo.identity.check;

import io.meibo.identity.document.Mrz;
import io.meibo.identity.document.MrzDate;
import io.meibo.privacy.PersonalData;
import io.meibo.shared.Age;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * The applicant's age in full years on the day of the application: as typed, and the youngest and oldest that the
 * document leaves open where parts of the birth date are unknown in it (domain.md 1.1).
 */
public record PossibleAges(int typed, int youngest, int oldest) {

    private static final int OLDEST_KNOWN = 130;

    /** Of this applicant on that day. */
    public static PossibleAges of(PersonalData data, LocalDate appliedOn, LocalDate today) {
        int typed = Age.on(data.applicant().birthDate(), appliedOn);
        return Mrz.of(data.identityDocument().mrz())
                .flatMap(zone -> zone.birthDate(today))
                .filter(printed -> printed.day().isEmpty())
                .map(printed -> open(typed, printed, appliedOn))
                .orElse(new PossibleAges(typed, typed, typed));
    }

    private static PossibleAges open(int typed, MrzDate printed, LocalDate appliedOn) {
        return printed.range()
                .map(days -> new PossibleAges(typed, Age.on(days.last(), appliedOn), Age.on(days.first(), appliedOn)))
                .orElse(new PossibleAges(typed, 0, OLDEST_KNOWN));
    }

    /** Every age the document leaves open, besides the one typed. */
    public IntStream others() {
        return IntStream.rangeClosed(Math.min(typed, youngest), Math.max(typed, oldest))
                .filter(age -> age != typed);
    }

    @Override
    public String toString() {
        return "PossibleAges[masked]";
    }
}
