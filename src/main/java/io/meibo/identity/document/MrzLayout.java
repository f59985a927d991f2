package io.meibo.identity.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The layouts of ICAO 9303 parts 4 to 7. Positions count from 0 over all lines put one after another; the end is
 * exclusive, as in {@link String#substring(int, int)}.
 */
public enum MrzLayout {
    /** Card of three lines (part 5); `AC` is the crew member certificate, a `V` in second place a visa. */
    TD1(
            3,
            30,
            "[ACI][A-UW-Z<]STATE[A-Z0-9]ANY{8}[0-9<]ANY{15}DATE[0-9][MF<]DATE[0-9][A-Z<]{3}ANY{11}[0-9][A-Z][A-Z<]{29}",
            new Places(at(60, 90), at(5, 14), at(45, 48), at(30, 36), 37, at(38, 44)),
            List.of(at(5, 37), at(38, 45), at(48, 59))),
    /** Card of two lines (part 6). */
    TD2(
            2,
            36,
            "[ACI][A-UW-Z<]STATE[A-Z][A-Z<]{30}[A-Z0-9]ANY{8}[0-9<][A-Z<]{3}DATE[0-9][MF<]DATE[0-9]ANY{7}[0-9]",
            new Places(at(5, 36), at(36, 45), at(46, 49), at(49, 55), 56, at(57, 63)),
            List.of(at(36, 46), at(49, 56), at(57, 71))),
    /** Passport (part 4); the second letter is free today and any is taken. */
    TD3(
            2,
            44,
            "P[A-Z<]STATE[A-Z][A-Z<]{38}[A-Z0-9]ANY{8}[0-9][A-Z<]{3}DATE[0-9][MF<]DATE[0-9]ANY{14}[0-9<][0-9]",
            new Places(at(5, 44), at(44, 53), at(54, 57), at(57, 63), 64, at(65, 71)),
            List.of(at(44, 54), at(57, 64), at(65, 87))),
    /** Visa of passport width (part 7), without a composite digit. */
    MRVA(
            2,
            44,
            "V[A-Z<]STATE[A-Z][A-Z<]{38}[A-Z0-9]ANY{8}[0-9][A-Z<]{3}DATE[0-9][MF<]DATE[0-9]ANY{16}",
            new Places(at(5, 44), at(44, 53), at(54, 57), at(57, 63), 64, at(65, 71)),
            List.of()),
    /** Visa of card width (part 7), without a composite digit. */
    MRVB(
            2,
            36,
            "V[A-Z<]STATE[A-Z][A-Z<]{30}[A-Z0-9]ANY{8}[0-9][A-Z<]{3}DATE[0-9][MF<]DATE[0-9]ANY{8}",
            new Places(at(5, 36), at(36, 45), at(46, 49), at(49, 55), 56, at(57, 63)),
            List.of());

    private final int lines;
    private final int width;
    private final Pattern shape;
    private final Places places;
    private final List<Slice> composite;

    MrzLayout(int lines, int width, String shape, Places places, List<Slice> composite) {
        this.lines = lines;
        this.width = width;
        this.shape = Pattern.compile(shape.replace("STATE", "(?:[A-Z]{3}|[A-Z]{2}<|[A-Z]<<)")
                .replace("ANY", "[A-Z0-9<]")
                .replace("DATE", "[0-9<]{6}"));
        this.places = places;
        this.composite = composite;
    }

    /** From where to where a field goes. */
    record Slice(int from, int to) {
        String of(String zone) {
            return zone.substring(from, to);
        }
    }

    /** The fields all layouts share; number, birth date and expiry date are followed by their check digit. */
    record Places(Slice name, Slice number, Slice nationality, Slice birthDate, int sex, Slice expiryDate) {}

    private static Slice at(int from, int to) {
        return new Slice(from, to);
    }

    Places places() {
        return places;
    }

    /** The printed positions that the composite digit (the last of its line) runs over; none on visas. */
    List<Slice> composite() {
        return composite;
    }

    int compositeDigit() {
        return this == TD1 ? 59 : lines * width - 1;
    }

    /** Optional data behind the document number, which takes up the rest of long numbers (TD1, TD2). */
    Slice optionalData() {
        return switch (this) {
            case TD1 -> at(15, 30);
            case TD2 -> at(64, 71);
            case TD3 -> at(72, 86);
            case MRVA -> at(72, 88);
            case MRVB -> at(64, 72);
        };
    }

    /** True for the zone of a visa, which is no identity document of its own. */
    public boolean isVisa() {
        return this == MRVA || this == MRVB;
    }

    boolean allowsLongNumbers() {
        return this == TD1 || this == TD2;
    }

    /** True where the lines have this layout's number and width; one line may hold them all. */
    boolean fits(List<String> text) {
        return text.size() == 1
                ? text.get(0).length() == lines * width
                : text.size() == lines && text.stream().allMatch(line -> line.length() == width);
    }

    boolean hasRightCharacters(String zone) {
        return shape.matcher(zone).matches();
    }

    /** The layout these lines can only have, told by their size and first letter. */
    static Optional<MrzLayout> detect(List<String> text) {
        boolean visa = text.get(0).startsWith("V");
        return List.of(values()).stream()
                .filter(layout -> layout.fits(text) && visa == layout.isVisa())
                .findFirst();
    }
}
