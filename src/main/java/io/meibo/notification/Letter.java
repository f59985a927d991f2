package io.meibo.notification;

/** The words of a notice: the subject carries the reference only; the body is plain text. */
public record Letter(String subject, String body) {

    @Override
    public String toString() {
        return "Letter[masked]";
    }
}
