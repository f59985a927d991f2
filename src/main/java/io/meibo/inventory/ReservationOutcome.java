package io.meibo.inventory;

/** What came of a request for stock; the models branch on the code. */
public enum ReservationOutcome {
    RESERVED("reserved"),
    WAITING("waiting");

    private final String code;

    ReservationOutcome(String code) {
        this.code = code;
    }

    /** The value of the variable {@code reservation}. */
    public String code() {
        return code;
    }
}
