package io.meibo.identity.document;

import io.meibo.identity.format.Typed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A machine readable zone (ICAO 9303) with the right shape and right check digits, all lines put one after another.
 * Whether the document is genuine, current or the bearer's own is not said. Prints only its layout.
 */
public record Mrz(MrzLayout layout, String zone) {

    public Mrz {
        MrzZone raw = new MrzZone(layout, zone);
        if (!layout.hasRightCharacters(zone) || !raw.wrongDigits().isEmpty()) {
            throw new IllegalArgumentException("not a machine readable zone of layout " + layout);
        }
    }

    /** Reads lines as sent, whatever layout they have, or nothing when shape or a check digit is wrong. */
    public static Optional<Mrz> of(List<String> lines) {
        List<String> clean = clean(lines);
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        return MrzLayout.detect(clean)
                .filter(layout -> layout.hasRightCharacters(String.join("", clean)))
                .filter(layout -> new MrzZone(layout, String.join("", clean))
                        .wrongDigits()
                        .isEmpty())
                .map(layout -> new Mrz(layout, String.join("", clean)));
    }

    /** Parts a value at `|` or line breaks. */
    static List<String> lines(String value) {
        return clean(Arrays.asList(value.split("[|\\r\\n]+")));
    }

    /** The document code, such as `P` or `ID`. */
    public String documentCode() {
        return raw().documentCode();
    }

    /** ICAO's code of the issuing state, without fillers. */
    public String issuingState() {
        return raw().issuingState();
    }

    /** The document number, joined where it is longer than its field, without fillers. */
    public String number() {
        return raw().number();
    }

    /** ICAO's code of the nationality, without fillers. */
    public String nationality() {
        return raw().nationality();
    }

    /** `M`, `F`, or `X` where unspecified. */
    public String sex() {
        return raw().sex();
    }

    /** The family and given names. */
    public MrzName name() {
        return raw().name();
    }

    /** The birth date, its century settled by today; nothing when there is no such date. */
    public Optional<MrzDate> birthDate(LocalDate today) {
        return MrzDate.ofBirth(raw().birthDate(), today);
    }

    /** The expiry date, its century settled by today; nothing when there is no such date. */
    public Optional<MrzDate> expiryDate(LocalDate today) {
        return MrzDate.ofExpiry(raw().expiryDate(), today);
    }

    /** The optional data behind the number, without fillers at its end: a personal number in some passports. */
    public String optionalData() {
        return raw().optionalData();
    }

    @Override
    public String toString() {
        return "Mrz[" + layout + "]";
    }

    private MrzZone raw() {
        return new MrzZone(layout, zone);
    }

    private static List<String> clean(List<String> lines) {
        return lines.stream()
                .map(line -> Typed.upper(Typed.halfWidth(line).replaceAll("\\s", "")))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
