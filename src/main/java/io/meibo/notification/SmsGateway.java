package io.meibo.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.OutsideCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Hands a short message to a gateway over HTTP: `POST` of `{"id":"…","to":"+81…","text":"…","from":"…"}` with a bearer
 * token, and the notice's id as `Idempotency-Key`, so that a repeat after a lost answer is sent once. Any 2xx answer
 * means that it is taken; everything else is {@link NoticeNotTaken} and tried again.
 */
@Component
class SmsGateway {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 10_000;

    private final SmsSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    SmsGateway(SmsSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean isSetUp() {
        return settings.isSetUp();
    }

    void send(Notice notice, String recipient, String text) {
        int status;
        try {
            status = OutsideCall.send(client, request(notice, recipient, text), settings.timeout(), LONGEST_ANSWER)
                    .status();
        } catch (IOException noAnswer) {
            throw new NoticeNotTaken("SMS gateway", noAnswer.getClass().getSimpleName());
        }
        if (status < 200 || status > 299) {
            throw new NoticeNotTaken("SMS gateway", "status " + status);
        }
    }

    private HttpRequest request(Notice notice, String recipient, String text) {
        URI url = settings.url();
        if (url == null) {
            throw new IllegalStateException("no SMS gateway is set up");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", notice.id())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message(notice, recipient, text)));
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private byte[] message(Notice notice, String recipient, String text) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("id", notice.id());
        message.put("to", recipient);
        message.put("text", text);
        if (!settings.sender().isBlank()) {
            message.put("from", settings.sender());
        }
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException neverOfStrings) {
            throw new IllegalStateException("a short message cannot be written");
        }
    }
}
