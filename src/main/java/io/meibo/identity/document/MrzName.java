package io.meibo.identity.document;

/**
 * The name field of a machine readable zone: primary identifier (family name) and secondary (given names), parts parted
 * by single spaces. No check digit covers it. A letter in the last place means that the name may be cut off.
 */
public record MrzName(String primary, String secondary, boolean truncated) {

    static MrzName read(String field) {
        boolean truncated = field.charAt(field.length() - 1) != '<';
        String[] halves = field.split("<<", 2);
        return new MrzName(spaced(halves[0]), halves.length > 1 ? spaced(halves[1]) : "", truncated);
    }

    @Override
    public String toString() {
        return "MrzName[…]";
    }

    private static String spaced(String part) {
        return part.replace('<', ' ').strip().replaceAll(" +", " ");
    }
}
