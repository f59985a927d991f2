package io.meibo.identity.document;

import io.meibo.identity.document.MrzLayout.Slice;
import io.meibo.identity.format.CheckDigits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The characters of a zone of the right size, cut into fields; its check digits may still be wrong. */
record MrzZone(MrzLayout layout, String zone) {

    private static final String FILLERS = "<+$";

    /** The digits that can be wrong, in the order in which they are printed and reported. */
    enum Digit {
        NUMBER,
        BIRTH_DATE,
        EXPIRY_DATE,
        OPTIONAL_DATA,
        COMPOSITE
    }

    List<Digit> wrongDigits() {
        List<Digit> wrong = new ArrayList<>();
        if (!numberHolds()) {
            wrong.add(Digit.NUMBER);
        }
        if (!holds(layout.places().birthDate())) {
            wrong.add(Digit.BIRTH_DATE);
        }
        if (!holds(layout.places().expiryDate())) {
            wrong.add(Digit.EXPIRY_DATE);
        }
        if (layout == MrzLayout.TD3 && !optionalDataHolds()) {
            wrong.add(Digit.OPTIONAL_DATA);
        }
        if (!layout.composite().isEmpty() && !compositeHolds()) {
            wrong.add(Digit.COMPOSITE);
        }
        return wrong;
    }

    String documentCode() {
        return bare(zone.substring(0, 2));
    }

    String issuingState() {
        return bare(zone.substring(2, 5));
    }

    String nationality() {
        return bare(layout.places().nationality().of(zone));
    }

    String sex() {
        char sex = zone.charAt(layout.places().sex());
        return sex == '<' ? "X" : String.valueOf(sex);
    }

    String birthDate() {
        return layout.places().birthDate().of(zone);
    }

    String expiryDate() {
        return layout.places().expiryDate().of(zone);
    }

    MrzName name() {
        return MrzName.read(layout.places().name().of(zone));
    }

    String number() {
        String field = layout.places().number().of(zone);
        String rest = restOfNumber();
        return rest.isEmpty() ? bare(field) : field + rest.substring(0, rest.length() - 1);
    }

    String optionalData() {
        String data = layout.optionalData().of(zone).substring(restOfNumber().length());
        String second = layout == MrzLayout.TD1 ? zone.substring(48, 59) : "";
        return (bare(data.replaceFirst("^<", "")) + " " + bare(second)).strip();
    }

    /** The part of a long number, with its check digit, that stands in the optional data; else empty. */
    private String restOfNumber() {
        if (!layout.allowsLongNumbers() || digitBehind(layout.places().number()) != '<') {
            return "";
        }
        String data = layout.optionalData().of(zone);
        int end = data.indexOf('<');
        return end < 0 ? data : data.substring(0, end);
    }

    /** The digit runs over the joined number without the filler that stands in the digit's usual place. */
    private boolean numberHolds() {
        Slice place = layout.places().number();
        String rest = restOfNumber();
        if (rest.length() < 2) {
            return rest.isEmpty() && holds(place);
        }
        int last = rest.length() - 1;
        return CheckDigits.mrz(place.of(zone) + rest.substring(0, last)) == rest.charAt(last);
    }

    /** The digit behind unused optional data may be `0` or a filler. */
    private boolean optionalDataHolds() {
        Slice place = layout.optionalData();
        return holds(place) || bare(place.of(zone)).isEmpty() && digitBehind(place) == '<';
    }

    private boolean compositeHolds() {
        String covered =
                layout.composite().stream().map(slice -> slice.of(zone)).collect(Collectors.joining());
        return CheckDigits.mrz(covered) == zone.charAt(layout.compositeDigit());
    }

    private boolean holds(Slice place) {
        return CheckDigits.mrz(place.of(zone)) == digitBehind(place);
    }

    private char digitBehind(Slice place) {
        return zone.charAt(place.to());
    }

    private static String bare(String field) {
        return field.replaceFirst(FILLERS, "");
    }

    @Override
    public String toString() {
        return "MrzZone[" + layout + "]";
    }
}
