package io.meibo.notification;

/** By which way a notice goes. */
public enum NoticeChannel {
    MAIL("mail"),
    SMS("sms");

    private final String code;

    NoticeChannel(String code) {
        this.code = code;
    }

    /** The word used in the table and in message keys. */
    public String code() {
        return code;
    }

    static NoticeChannel of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such NoticeChannel: " + code);
    }
}
