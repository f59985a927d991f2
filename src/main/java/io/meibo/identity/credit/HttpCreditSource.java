package io.meibo.identity.credit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.privacy.PersonalData;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks an outside service: `POST` with names, birth date and phone as JSON and the request key as `Idempotency-Key`;
 * the answer is 200 with `{"standing":"clear|unpaid|unsure"}`. Everything else, and every delay beyond the time-outs
 * (far below the engine's five-minute job lock), is {@link CreditUnavailable}: never taken for a yes.
 */
public final class HttpCreditSource implements CreditSource {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 10_000;

    private final CreditSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpCreditSource(CreditSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Standing standing(PersonalData data, String requestKey) {
        HttpResponse<String> answer = send(request(data, requestKey));
        if (answer.statusCode() != 200) {
            throw new CreditUnavailable("credit service answered with status " + answer.statusCode(), null);
        }
        return read(answer.body());
    }

    private HttpRequest request(PersonalData data, String requestKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", requestKey)
                .POST(HttpRequest.BodyPublishers.ofString(question(data)));
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private String question(PersonalData data) {
        PersonalData.Applicant applicant = data.applicant();
        Map<String, @Nullable String> question = new LinkedHashMap<>();
        question.put("familyName", applicant.familyName());
        question.put("givenName", applicant.givenName());
        question.put("familyNameKana", applicant.familyNameKana());
        question.put("givenNameKana", applicant.givenNameKana());
        question.put("birthDate", applicant.birthDate().toString());
        question.put("phone", applicant.phone());
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException neverOfStrings) {
            throw new IllegalStateException("question to the credit service cannot be written");
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw new CreditUnavailable("credit service did not answer", noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CreditUnavailable("asking the credit service was interrupted", stopped);
        }
    }

    private Standing read(String body) {
        String standing = body.length() > LONGEST_ANSWER
                ? ""
                : tree(body).path("standing").asText();
        return switch (standing) {
            case "clear" -> Standing.CLEAR;
            case "unpaid" -> Standing.UNPAID;
            case "unsure" -> Standing.UNSURE;
            default -> throw new CreditUnavailable("credit service gave no standing", null);
        };
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException noJson) {
            // the parser's message quotes the answer, which may speak of the person
            throw new CreditUnavailable("credit service answered with something else than JSON", null);
        }
    }
}
