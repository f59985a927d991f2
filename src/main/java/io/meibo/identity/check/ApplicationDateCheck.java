package io.meibo.identity.check;

import java.time.LocalDate;

/**
 * Part of check `completeness`: an application dated otherwise than on the day it was entered, such as one on paper, is
 * judged by the rules of its own day, and a person looks whether that day is right.
 */
public final class ApplicationDateCheck {

    private ApplicationDateCheck() {}

    /** Adds the part where the days differ; nothing where they do not. */
    public static void add(Findings findings, LocalDate appliedOn, LocalDate enteredOn) {
        if (!appliedOn.equals(enteredOn)) {
            findings.unclear("application-date", "APPLICATION_DATE_FOR_A_PERSON", "/appliedOn");
        }
    }
}
