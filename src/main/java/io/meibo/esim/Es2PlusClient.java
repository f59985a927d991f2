package io.meibo.esim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.esim.Answer.Status;
import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import io.meibo.shared.OutsideCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * ES2+ (SGP.22 section 5.3) as JSON over mutual TLS. An ICCID goes as it is: from version 2.2 on 19 digits need no
 * padding. Neither exception nor text names what was sent or answered.
 */
final class Es2PlusClient implements SmDp {

    private static final String VERSION = "gsma/rsp/v2.2.2";
    private static final String PATH = "/gsma/rsp2/es2plus/";
    private static final int LONGEST_ANSWER = 20_000;
    private static final int LONGEST_CODE = 24;
    private static final int LONGEST_FIELD = 255;

    private final URI url;
    private final String requester;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient client;

    Es2PlusClient(
            URI url, String requester, Duration connectTimeout, Duration timeout, SSLContext tls, ObjectMapper json) {
        this.url = url;
        this.requester = requester;
        this.timeout = timeout;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
    }

    @Override
    public Answer downloadOrder(String callId, Iccid iccid, @Nullable Eid eid) {
        return call("downloadOrder", callId, about(iccid, eid));
    }

    @Override
    public Answer confirmOrder(String callId, Iccid iccid, @Nullable Eid eid, String confirmationCode) {
        ObjectNode question = about(iccid, eid);
        question.put("confirmationCode", confirmationCode);
        question.put("releaseFlag", false);
        Answer answer = call("confirmOrder", callId, question);
        if (!answer.done()) {
            return answer;
        }
        String address = answer.smdpAddress() == null ? url.getHost() : answer.smdpAddress();
        if (answer.matchingId() == null || !ActivationCodes.usable(address, answer.matchingId())) {
            throw new SmDpUnavailable("SM-DP+ confirmed with nothing that a code could be made of", null);
        }
        return new Answer(
                answer.status(), answer.subject(), answer.reason(), answer.iccid(), answer.matchingId(), address);
    }

    @Override
    public Answer releaseProfile(String callId, Iccid iccid) {
        return call("releaseProfile", callId, about(iccid, null));
    }

    @Override
    public Answer cancelOrder(
            String callId, Iccid iccid, @Nullable Eid eid, @Nullable String matchingId, FinalState finalState) {
        ObjectNode question = about(iccid, eid);
        if (matchingId != null) {
            question.put("matchingId", matchingId);
        }
        question.put("finalProfileStatusIndicator", finalState.code());
        return call("cancelOrder", callId, question);
    }

    private ObjectNode about(Iccid iccid, @Nullable Eid eid) {
        ObjectNode question = json.createObjectNode();
        question.put("iccid", iccid.digits());
        if (eid != null) {
            question.put("eid", eid.digits());
        }
        return question;
    }

    private Answer call(String function, String callId, ObjectNode question) {
        question.putObject("header")
                .put("functionRequesterIdentifier", requester)
                .put("functionCallIdentifier", callId);
        OutsideCall.Answer answer;
        try {
            answer = OutsideCall.send(client, request(function, question), timeout, LONGEST_ANSWER);
        } catch (IOException noAnswer) {
            throw new SmDpUnavailable("SM-DP+ did not answer to " + function, noAnswer);
        }
        if (answer.status() != 200) {
            throw new SmDpUnavailable("SM-DP+ answered to " + function + " with status " + answer.status(), null);
        }
        return read(function, answer.body());
    }

    private HttpRequest request(String function, ObjectNode question) {
        try {
            return HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + PATH + function))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("X-Admin-Protocol", VERSION)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(question)))
                    .build();
        } catch (JsonProcessingException neverOfStrings) {
            throw new IllegalStateException("question to the SM-DP+ cannot be written");
        }
    }

    private Answer read(String function, byte[] body) {
        JsonNode answer = tree(function, body);
        JsonNode execution = answer.path("header").path("functionExecutionStatus");
        Status status = Status.of(execution.path("status").asText());
        if (status == null) {
            throw new SmDpUnavailable("SM-DP+ gave no known status to " + function, null);
        }
        JsonNode data = execution.path("statusCodeData");
        return new Answer(
                status,
                code(data.path("subjectCode")),
                code(data.path("reasonCode")),
                text(answer.path("iccid")),
                text(answer.path("matchingId")),
                text(answer.path("smdpAddress")));
    }

    private JsonNode tree(String function, byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException noJson) {
            // the parser's message quotes the answer
            throw new SmDpUnavailable("SM-DP+ answered to " + function + " with something else than JSON", null);
        }
    }

    /** A code such as {@code 8.2.1}; free text of another house is not kept. */
    private static @Nullable String code(JsonNode node) {
        String code = node.asText("").strip().toLowerCase(Locale.ROOT);
        return code.matches("[0-9.]+") && code.length() <= LONGEST_CODE ? code : null;
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.asText("").strip();
        return node.isNull() || text.isEmpty() || text.length() > LONGEST_FIELD ? null : text;
    }
}
