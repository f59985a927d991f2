package io.meibo.notification;

/** The mail server did not take a notice; the delivery is tried again later. Says neither to whom nor what. */
final class NoticeNotTaken extends RuntimeException {

    NoticeNotTaken(String kind) {
        super("the mail server did not take the notice: " + kind);
    }
}
