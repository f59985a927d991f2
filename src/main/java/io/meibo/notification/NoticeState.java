package io.meibo.notification;

/** How far a notice has come. */
public enum NoticeState {
    /** Its delivery has not come to an end yet. */
    WAITING("waiting"),
    /** The mail server or the SMS gateway took it. */
    SENT("sent"),
    /** No mail server or SMS gateway is set up: it stays in the outbox. */
    KEPT("kept"),
    /** The applicant gave no address for it: to be told by phone or at the counter. */
    TO_TELL("to-tell");

    private final String code;

    NoticeState(String code) {
        this.code = code;
    }

    /** The word used in the table and in message keys. */
    public String code() {
        return code;
    }

    static NoticeState of(String code) {
        for (var state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such NoticeState: " + code);
    }
}
