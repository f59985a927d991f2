package io.meibo.notification;

/** The mail server or SMS gateway did not take a notice; the delivery is tried again later. Says neither to whom nor what. */
final class NoticeNotTaken extends RuntimeException {

    NoticeNotTaken(String who, String kind) {
        super("the " + who + " did not take the notice: " + kind);
    }
}
