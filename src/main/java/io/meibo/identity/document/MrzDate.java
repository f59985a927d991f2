package io.meibo.identity.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A date from a machine readable zone after its century was settled: `1974-08-12`, or only `1975-05` or `1975` where
 * the issuer did not know the rest, or nothing at all.
 */
public record MrzDate(String iso) {

    private static final Pattern PRINTED = Pattern.compile("[0-9]{6}|[0-9]{4}<<|[0-9]{2}<{4}");
    private static final String UNKNOWN = "<<<<<<";
    private static final int[] CENTURIES = {1900, 2000, 2100};

    /** A birth date is never in the future: the latest such day, or nothing when there is no such date. */
    static Optional<MrzDate> ofBirth(String printed, LocalDate today) {
        return candidates(printed)
                .filter(date -> !date.firstDay().isAfter(today))
                .max(Comparator.comparing(MrzDate::firstDay))
                .or(() -> unknown(printed));
    }

    /** An expiry date lies in the century nearest to today; it is complete or wholly unknown. */
    static Optional<MrzDate> ofExpiry(String printed, LocalDate today) {
        return candidates(printed)
                .filter(date -> date.day().isPresent())
                .min(Comparator.comparing(date -> Math.abs(ChronoUnit.DAYS.between(today, date.firstDay()))))
                .or(() -> unknown(printed));
    }

    /** The full date, where all parts are known. */
    public Optional<LocalDate> day() {
        return iso.length() == 10 ? Optional.of(LocalDate.parse(iso)) : Optional.empty();
    }

    /** True where the known parts are those of this date. */
    public boolean agreesWith(LocalDate date) {
        return date.toString().startsWith(iso);
    }

    /** The first and the last day that the known parts allow; nothing where no part is known. */
    public Optional<DateRange> range() {
        return switch (iso.length()) {
            case 10 -> Optional.of(new DateRange(LocalDate.parse(iso), LocalDate.parse(iso)));
            case 7 -> {
                YearMonth month = YearMonth.parse(iso);
                yield Optional.of(new DateRange(month.atDay(1), month.atEndOfMonth()));
            }
            case 4 -> {
                Year year = Year.parse(iso);
                yield Optional.of(new DateRange(year.atDay(1), year.atMonth(12).atEndOfMonth()));
            }
            default -> Optional.empty();
        };
    }

    /** Days from the first to the last, both included. */
    public record DateRange(LocalDate first, LocalDate last) {

        @Override
        public String toString() {
            return "DateRange[…]";
        }
    }

    @Override
    public String toString() {
        return "MrzDate[…]";
    }

    boolean isUnknown() {
        return iso.isEmpty();
    }

    private static Optional<MrzDate> unknown(String printed) {
        return printed.equals(UNKNOWN) ? Optional.of(new MrzDate("")) : Optional.empty();
    }

    private static Stream<MrzDate> candidates(String printed) {
        if (!PRINTED.matcher(printed).matches()) {
            return Stream.empty();
        }
        return Arrays.stream(CENTURIES)
                .boxed()
                .flatMap(century -> inCentury(printed.replace("<", ""), century).stream());
    }

    private static Optional<MrzDate> inCentury(String digits, int century) {
        int year = century + Integer.parseInt(digits.substring(0, 2));
        try {
            return Optional.of(
                    switch (digits.length()) {
                        case 2 -> new MrzDate(String.valueOf(year));
                        case 4 ->
                            new MrzDate(YearMonth.of(year, Integer.parseInt(digits.substring(2)))
                                    .toString());
                        default ->
                            new MrzDate(LocalDate.of(
                                            year,
                                            Integer.parseInt(digits.substring(2, 4)),
                                            Integer.parseInt(digits.substring(4)))
                                    .toString());
                    });
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private LocalDate firstDay() {
        return LocalDate.parse(iso + "-01-01".substring(iso.length() == 4 ? 0 : iso.length() == 7 ? 3 : 6));
    }
}
