package io.meibo.identity.document;

import io.meibo.identity.format.Finding;
import io.meibo.identity.format.Finding.Outcome;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a machine readable zone and tells what can be read in it. */
public final class MrzCheck {

    private static final String OLD_FRENCH_CARD = "IDFRA";

    private MrzCheck() {}

    /** Checks lines parted by `|` or line breaks whose layout is told by their size and first letter. */
    public static FormatCheck any(String value, LocalDate today) {
        return any(Mrz.lines(value), today);
    }

    /** Checks lines whose layout is told by their size and first letter. */
    public static FormatCheck any(List<String> lines, LocalDate today) {
        List<String> clean = Mrz.lines(String.join("|", lines));
        Optional<MrzLayout> layout = clean.isEmpty() ? Optional.empty() : MrzLayout.detect(clean);
        return layout.map(known -> check(known, clean, today)).orElseGet(() -> FormatCheck.malformed("MRZ_LINES"));
    }

    /** Checks lines parted by `|` or line breaks against one layout. */
    public static FormatCheck of(MrzLayout layout, String value, LocalDate today) {
        List<String> lines = Mrz.lines(value);
        return lines.isEmpty() || !layout.fits(lines)
                ? FormatCheck.malformed("MRZ_LINES")
                : check(layout, lines, today);
    }

    private static FormatCheck check(MrzLayout layout, List<String> lines, LocalDate today) {
        MrzZone zone = new MrzZone(layout, String.join("", lines));
        boolean readable = layout.hasRightCharacters(zone.zone());
        if (layout == MrzLayout.TD2
                && zone.zone().startsWith(OLD_FRENCH_CARD)
                && (!readable || !zone.wrongDigits().isEmpty())) {
            return FormatCheck.malformed("MRZ_NATIONAL_LAYOUT");
        }
        return readable
                ? FormatCheck.of(checkDigits(zone), plausibility(zone, today), fields(zone, today))
                : FormatCheck.malformed("MRZ_CHARACTERS");
    }

    private static Finding checkDigits(MrzZone zone) {
        return zone.wrongDigits().stream()
                .findFirst()
                .map(digit -> Finding.failed("MRZ_" + digit + "_CHECK_DIGIT"))
                .orElseGet(Finding::passed);
    }

    private static Finding plausibility(MrzZone zone, LocalDate today) {
        if (MrzDate.ofBirth(zone.birthDate(), today).isEmpty()) {
            return Finding.failed("BIRTH_DATE_IMPOSSIBLE");
        }
        if (MrzDate.ofExpiry(zone.expiryDate(), today).isEmpty()) {
            return Finding.failed("EXPIRY_DATE_IMPOSSIBLE");
        }
        return Stream.of(zone.issuingState(), zone.nationality())
                .map(IssuingStates::finding)
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .findFirst()
                .orElseGet(Finding::passed);
    }

    private static Map<String, String> fields(MrzZone zone, LocalDate today) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("layout", zone.layout().name().toLowerCase(Locale.ROOT));
        fields.put("documentCode", zone.documentCode());
        fields.put("issuingState", zone.issuingState());
        fields.put("number", zone.number());
        fields.put("nationality", zone.nationality());
        fields.put("familyName", zone.name().primary());
        fields.put("givenName", zone.name().secondary());
        fields.put("nameTruncated", String.valueOf(zone.name().truncated()));
        fields.put("sex", zone.sex());
        MrzDate.ofBirth(zone.birthDate(), today).ifPresent(date -> fields.put("birthDate", date.iso()));
        MrzDate.ofExpiry(zone.expiryDate(), today).ifPresent(date -> fields.put("expiryDate", date.iso()));
        fields.put("optionalData", zone.optionalData());
        if (!zone.wrongDigits().isEmpty()) {
            fields.put(
                    "wrongCheckDigits",
                    zone.wrongDigits().stream()
                            .map(digit -> digit.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(",")));
        }
        fields.values().removeIf(String::isEmpty);
        return fields;
    }
}
