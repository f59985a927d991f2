package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.util.Map;

/** Table verification-methods: is the way in which the person was bound to the document enough? */
final class VerificationMethods {

    static final String TABLE = "verification-methods";

    private VerificationMethods() {}

    static Map<String, Object> inputs(
            String country,
            String channel,
            String verification,
            String documentType,
            String deliveryForm,
            LocalDate appliedOn) {
        return Map.of(
                "country", country,
                "channel", channel,
                "verification", verification,
                "documentType", documentType,
                "deliveryForm", deliveryForm,
                "appliedOn", appliedOn);
    }

    static CheckOutcome outcome(Ruling ruling) {
        return CheckOutcome.of(ruling.text("verificationResult"));
    }
}
