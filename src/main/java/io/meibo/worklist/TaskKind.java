package io.meibo.worklist;

import io.meibo.privacy.Purpose;
import org.jspecify.annotations.Nullable;

/** What a kind of task needs of the case file, no more: only a review judges, a payment needs no pages. */
enum TaskKind {
    DECISION(Purpose.REVIEW, true, true),
    COMPARISON(Purpose.COMPARISON, true, true),
    PORTRAIT(Purpose.REVIEW, true, false),
    CORRECTION(Purpose.CORRECTION, true, false),
    CONCESSION(Purpose.REVIEW, true, false),
    SIGNATURE(Purpose.SIGNATURE, false, false),
    DEPOSIT(Purpose.DEPOSIT, false, false),
    HAND_OVER(Purpose.HAND_OVER, true, false),
    RETURNED_MAIL(Purpose.HAND_OVER, false, false),
    ACTIVATION(Purpose.HAND_OVER, false, false),
    ACTIVATION_CHECK(Purpose.REVIEW, true, false),
    REPLACEMENT(Purpose.HAND_OVER, true, false),
    REFUND(Purpose.DEPOSIT, false, false),
    OTHER(Purpose.ENQUIRY, false, false);

    private final Purpose purpose;
    private final boolean pages;
    private final boolean judges;

    TaskKind(Purpose purpose, boolean pages, boolean judges) {
        this.purpose = purpose;
        this.pages = pages;
        this.judges = judges;
    }

    /** By the kind of evidence that the model asks for. */
    static TaskKind of(@Nullable String evidence) {
        for (TaskKind kind : values()) {
            if (kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(evidence)) {
                return kind;
            }
        }
        return OTHER;
    }

    Purpose purpose() {
        return purpose;
    }

    boolean needsPages() {
        return pages;
    }

    boolean judges() {
        return judges;
    }
}
