package io.meibo.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The telephone of the demonstration's people: it downloads what an activation code names, from the demonstration's SM-DP+. */
final class DemoPhone {

    private final SmdpProcess smdp;

    DemoPhone(SmdpProcess smdp) {
        this.smdp = smdp;
    }

    /** Downloads and installs; {@code confirmationCode} may be empty. Whether it did. */
    boolean install(String activationCode, String confirmationCode) {
        var wish = new HashMap<String, Object>(Map.of("act", "install", "activationCode", activationCode));
        if (!confirmationCode.isEmpty()) {
            wish.put("confirmationCode", confirmationCode);
        }
        JsonNode answer = smdp.post("/phone", wish);
        return answer.path("result").asText().equals("installed");
    }
}
