package io.meibo.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.privacy.Validity;
import io.meibo.shared.OutsideCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A reader whose service speaks JSON over HTTP. `POST {reader}/readings` answers 200 with `{"documentType",
 * "number","name","sex":"F|M","birthDate","nationality","address","validTo":"2040-01-01|long-term","portrait":
 * "<base64>"}`, or 409 with `{"error":"no-card|not-readable"}`; `GET {reader}/status` answers `{"state":"ready|no-card"}`.
 * Redirects are not followed, and everything else counts as a reader that is off.
 */
@Component
class HttpIdReader implements IdReader {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration STATUS = Duration.ofSeconds(3);
    private static final int LARGEST_RECORD = 2_000_000;
    private static final int LONGEST_TEXT = 300;
    private static final String RESIDENT_ID = "cn-resident-id";

    /** Documents with a chip that such readers read. */
    private static final Set<String> READABLE =
            Set.of(RESIDENT_ID, "cn-hmt-residence-permit", "cn-foreign-permanent-resident-id");

    private final ReaderSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpIdReader(ReaderSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public IdRecord read(URI reader) {
        OutsideCall.Answer answer;
        try {
            answer = OutsideCall.send(
                    client,
                    request(reader, "/readings")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    settings.timeout(),
                    LARGEST_RECORD);
        } catch (IOException off) {
            throw new ReaderFailed("READER_OFF", off);
        }
        if (answer.status() == 200) {
            return record(tree(answer.body()));
        }
        throw new ReaderFailed(answer.status() == 409 ? failure(answer.body()) : "READER_OFF", null);
    }

    @Override
    public State state(URI reader) {
        try {
            OutsideCall.Answer answer =
                    OutsideCall.send(client, request(reader, "/status").GET().build(), STATUS, 10_000);
            String state =
                    answer.status() == 200 ? tree(answer.body()).path("state").asText() : "";
            return switch (state) {
                case "ready" -> State.READY;
                case "no-card" -> State.NO_CARD;
                default -> State.OFF;
            };
        } catch (IOException | ReaderFailed off) {
            return State.OFF;
        }
    }

    private HttpRequest.Builder request(URI reader, String path) {
        String base = reader.toString();
        URI address = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings.allowed(address)).header("Accept", "application/json");
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request;
    }

    private String failure(byte[] body) {
        return switch (tree(body).path("error").asText()) {
            case "no-card" -> "READER_NO_CARD";
            case "not-readable" -> "READER_CARD_NOT_READABLE";
            default -> "READER_OFF";
        };
    }

    private IdRecord record(JsonNode node) {
        try {
            String type = node.path("documentType").asText(RESIDENT_ID);
            if (!READABLE.contains(type)) {
                throw new ReaderFailed("READER_RECORD_NOT_USABLE", null);
            }
            return new IdRecord(
                    type,
                    text(node, "number"),
                    "CHN",
                    Validity.of(longTermOr(text(node, "validTo"))),
                    text(node, "name"),
                    LocalDate.parse(text(node, "birthDate")),
                    sex(text(node, "sex")),
                    node.path("nationality").asText("CHN"),
                    text(node, "address"),
                    Base64.getDecoder().decode(node.path("portrait").asText("")));
        } catch (DateTimeException | IllegalArgumentException notInOrder) {
            // the message would quote the record
            throw new ReaderFailed("READER_RECORD_NOT_USABLE", null);
        }
    }

    private static String longTermOr(String validTo) {
        return validTo.equals("长期") ? Validity.LONG_TERM : validTo;
    }

    private static String sex(String sex) {
        return switch (sex) {
            case "M", "男" -> "M";
            case "F", "女" -> "F";
            default -> throw new ReaderFailed("READER_RECORD_NOT_USABLE", null);
        };
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new ReaderFailed("READER_RECORD_NOT_USABLE", null);
        }
        return text;
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException noJson) {
            throw new ReaderFailed("READER_OFF", null);
        }
    }
}
