package io.meibo.portrait;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.OutsideCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Asks an outside service: `POST` with `{"document":"<base64>","portrait":"<base64>"}` and the request key as
 * `Idempotency-Key`; no name, number or reference goes along. The answer is 200 with
 * `{"similarity":0.97,"liveness":"live|not-live|unsure","falseAcceptRate":0.0001}`. Everything else, and every delay
 * beyond the time-out, is {@link PortraitServiceUnavailable}: never taken for an opinion.
 */
final class HttpPortraitService implements PortraitService {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 10_000;

    private final PortraitSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpPortraitService(PortraitSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Opinion compare(Pictures pictures, String requestKey) {
        OutsideCall.Answer answer;
        try {
            answer = OutsideCall.send(client, request(pictures, requestKey), settings.timeout(), LONGEST_ANSWER);
        } catch (IOException noAnswer) {
            throw new PortraitServiceUnavailable("comparison service did not answer", noAnswer);
        }
        if (answer.status() != 200) {
            throw new PortraitServiceUnavailable("comparison service answered with status " + answer.status(), null);
        }
        return read(answer.body());
    }

    private HttpRequest request(Pictures pictures, String requestKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", requestKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question(pictures)));
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private byte[] question(Pictures pictures) {
        try {
            Base64.Encoder base64 = Base64.getEncoder();
            return json.writeValueAsBytes(Map.of(
                    "document", base64.encodeToString(pictures.document()),
                    "portrait", base64.encodeToString(pictures.portrait())));
        } catch (JsonProcessingException neverOfStrings) {
            throw new IllegalStateException("question to the comparison service cannot be written");
        }
    }

    private Opinion read(byte[] body) {
        JsonNode answer = tree(body);
        Liveness liveness =
                switch (answer.path("liveness").asText()) {
                    case "live" -> Liveness.LIVE;
                    case "not-live" -> Liveness.NOT_LIVE;
                    case "unsure" -> Liveness.UNSURE;
                    default -> throw new PortraitServiceUnavailable("comparison service gave no liveness", null);
                };
        return new Opinion(share(answer, "similarity"), liveness, share(answer, "falseAcceptRate"));
    }

    private static double share(JsonNode answer, String name) {
        JsonNode value = answer.path(name);
        if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
            throw new PortraitServiceUnavailable("comparison service gave no usable " + name, null);
        }
        return value.asDouble();
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException noJson) {
            // the parser's message quotes the answer
            throw new PortraitServiceUnavailable("comparison service answered with something else than JSON", null);
        }
    }
}
