package io.meibo.demo;

import java.util.List;
import java.util.function.Supplier;

/**
 * One registration of the first start: how it is entered, and where it is left for a visitor to find.
 *
 * @param code its name in our own table, never shown to anybody
 * @param enteredBy the user who sends it
 */
record DemoCase(
        String code, String enteredBy, Application application, Supplier<List<Door.FormPart>> pages, Goal goal) {

    /** Where a case is left: its status, and what is awaited there where the status alone does not tell. */
    enum Goal {
        DRAFT("draft", ""),
        IN_REVIEW("in-review", ""),
        CLAIMED("in-review", ""),
        RETURNED("returned", ""),
        AWAITING_SIGNATURE("awaiting-signature", ""),
        AWAITING_DEPOSIT("awaiting-deposit", ""),
        AWAITING_STOCK("issuing", "stock"),
        HAND_OVER("issuing", "hand-over"),
        AWAITING_DOWNLOAD("issuing", "download"),
        AWAITING_ACTIVATION("awaiting-activation", ""),
        COMPLETED("completed", ""),
        REJECTED("rejected", ""),
        WITHDRAWN_EARLY("withdrawn", ""),
        WITHDRAWN_AFTER_PAYMENT("withdrawn", "");

        private final String status;
        private final String awaited;

        Goal(String status, String awaited) {
            this.status = status;
            this.awaited = awaited;
        }

        boolean reached(String status, String awaited) {
            return this.status.equals(status) && (this.awaited.isEmpty() || this.awaited.equals(awaited));
        }
    }

    boolean needsPhone() {
        return application.form().equals("esim");
    }

    boolean staysDraft() {
        return goal == Goal.DRAFT;
    }
}
