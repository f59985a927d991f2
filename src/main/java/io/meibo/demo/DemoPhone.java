package io.meibo.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The telephone of the demonstration's people: it downloads what an activation code names, from the demonstration's
 * SM-DP+. The confirmation code, which its owner has by short message, it looks up there.
 */
final class DemoPhone {

    private final SmdpProcess smdp;

    DemoPhone(SmdpProcess smdp) {
        this.smdp = smdp;
    }

    /** Downloads and installs; throws where it could not. */
    void install(String activationCode) {
        String matchingId = activationCode.split("\\$", -1)[2];
        String confirmation = "";
        for (JsonNode profile : smdp.get("/profiles")) {
            if (profile.path("matchingId").asText().equals(matchingId)) {
                confirmation = profile.path("confirmationCode").asText();
            }
        }
        JsonNode answer = smdp.post(
                "/phone", Map.of("act", "install", "activationCode", activationCode, "confirmationCode", confirmation));
        if (!answer.path("result").asText().equals("installed")) {
            throw new IllegalStateException(
                    "the phone did not install: " + answer.path("reason").asText());
        }
    }
}
