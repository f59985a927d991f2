package io.meibo.esim;

/**
 * What notices have told of a profile, in rising order. Notices come unordered and repeatedly; the highest counts, so
 * each order of them ends the same, and a failure told after the installation changes nothing.
 */
enum Progress {
    NONE("none"),
    FAILED("failed"),
    DOWNLOADED("downloaded"),
    NOT_INSTALLED("not-installed"),
    INSTALLED("installed");

    private static final int CONFIRMATION = 2;
    private static final int DOWNLOAD = 3;
    private static final int INSTALLATION = 4;

    private final String code;

    Progress(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Progress of(String code) {
        for (Progress value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such progress: " + code);
    }

    /**
     * What one notice tells: point 1 is the look at the phone, 2 a wrong confirmation code, 3 the download, 4 the
     * installation. Points that are not known tell nothing.
     */
    static Progress told(int point, boolean done) {
        return switch (point) {
            case 1 -> done ? NONE : FAILED;
            case CONFIRMATION -> FAILED;
            case DOWNLOAD -> done ? DOWNLOADED : FAILED;
            case INSTALLATION -> done ? INSTALLED : NOT_INSTALLED;
            default -> NONE;
        };
    }

    Progress and(Progress other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** On a phone at some time, whatever became of it. */
    boolean left() {
        return compareTo(DOWNLOADED) >= 0;
    }

    /** Does not come to its end by itself. */
    boolean stuck() {
        return this == FAILED || this == NOT_INSTALLED;
    }
}
