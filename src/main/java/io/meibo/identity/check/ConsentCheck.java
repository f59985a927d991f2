package io.meibo.identity.check;

import io.meibo.policy.ConsentNeeded;
import java.util.Set;

/** Part of check `completeness`: is every consent on record that the policy wants (CN-20, CN-21, JP-22)? */
public final class ConsentCheck {

    private static final String POINTER = "/consents";

    private ConsentCheck() {}

    /** Adds a part for each consent wanted; one that is missing is for a person. */
    public static void add(Findings findings, ConsentNeeded needed, Set<String> given) {
        for (String purpose : needed.purposes()) {
            String part = "consent-" + purpose;
            if (given.contains(purpose)) {
                findings.passed(part, POINTER);
            } else {
                findings.unclear(
                        part,
                        switch (purpose) {
                            case "guardian-consent" -> "GUARDIAN_CONSENT_MISSING";
                            case "face-comparison" -> "FACE_CONSENT_MISSING";
                            default -> "CONSENT_MISSING";
                        },
                        POINTER);
            }
        }
        if (needed.personDecides()) {
            findings.unclear("consents", "CONSENTS_FOR_A_PERSON", POINTER);
        }
    }
}
