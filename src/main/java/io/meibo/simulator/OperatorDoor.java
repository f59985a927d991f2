package io.meibo.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.meibo.shared.Iccid;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The side that operators see: {@code POST /gsma/rsp2/es2plus/<function>}, and whatever the script has for the call. */
final class OperatorDoor {

    static final String PROTOCOL = "gsma/rsp/v2.2.2";
    static final String PATH = "/gsma/rsp2/es2plus/";

    private static final int MOST_BYTES = 64 * 1024;

    private final Desk desk;
    private final Faults faults;

    OperatorDoor(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String function = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
            String protocol = exchange.getRequestHeaders().getFirst("X-Admin-Protocol");
            if (!Orders.knows(function)) {
                Answers.empty(exchange, 404);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                Answers.empty(exchange, 405);
            } else if (protocol == null || !protocol.matches("gsma/rsp/v\\d+\\.\\d+\\.\\d+")) {
                Answers.empty(exchange, 400);
            } else {
                execute(exchange, function);
            }
        }
    }

    private void execute(HttpExchange exchange, String function) throws IOException {
        JsonNode request;
        try {
            request = Journal.JSON.readTree(exchange.getRequestBody().readNBytes(MOST_BYTES));
        } catch (JsonProcessingException notJson) {
            Answers.empty(exchange, 400);
            return;
        }
        if (request.at("/header/functionRequesterIdentifier").asText("").isEmpty()
                || request.at("/header/functionCallIdentifier").asText("").isEmpty()) {
            Answers.empty(exchange, 400);
            return;
        }
        String iccid =
                Iccid.of(request.path("iccid").asText("")).map(Iccid::digits).orElse("");
        Faults.Fault fault = faults.meets(function, iccid);
        if (fault == null) {
            tell(exchange, desk.call(function, request));
            return;
        }
        switch (fault.kind()) {
            case TIMEOUT_AFTER_EFFECT -> {
                desk.call(function, request);
                pause(fault);
            }
            case TIMEOUT_BEFORE_EFFECT -> pause(fault);
            case UNAVAILABLE -> Answers.empty(exchange, 503);
            case FAILED ->
                tell(
                        exchange,
                        desk.refuse(
                                function,
                                request,
                                Status.failed(fault.subjectCode(), fault.reasonCode(), "as the script says")));
            case EXPIRED -> tell(exchange, desk.refuse(function, request, new Status("Expired", "", "", "")));
            case WARNING -> {
                ObjectNode answer = desk.call(function, request).deepCopy();
                ObjectNode status = (ObjectNode) answer.at("/header/functionExecutionStatus");
                if (status.path("status").asText().equals(Status.SUCCESS.status())) {
                    status.put("status", "Executed-WithWarning");
                }
                tell(exchange, answer);
            }
            case SLOW, NEVER_INSTALLED -> {
                ObjectNode answer = desk.call(function, request);
                pause(fault);
                tell(exchange, answer);
            }
        }
    }

    private static void tell(HttpExchange exchange, ObjectNode answer) throws IOException {
        Answers.json(exchange, 200, answer, Map.of("X-Admin-Protocol", PROTOCOL));
    }

    private static void pause(Faults.Fault fault) {
        try {
            TimeUnit.MILLISECONDS.sleep(fault.delayMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
