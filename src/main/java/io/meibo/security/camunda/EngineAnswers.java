package io.meibo.security.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.security.DoorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Says the engine's failures in our own words: its bodies name classes and tables. What a guard of ours refused keeps
 * its code; what a caller did is never a 5xx.
 */
final class EngineAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswers.class);
    private static final Pattern OUR_CODE = Pattern.compile("(?:.*[ :'])?([A-Z]{2,}(?:_[A-Z]+)+)'?");

    private final DoorAnswers doorAnswers;
    private final ObjectMapper json;
    private final SpokenNames spokenNames;

    EngineAnswers(DoorAnswers doorAnswers, ObjectMapper json, SpokenNames spokenNames) {
        this.doorAnswers = doorAnswers;
        this.json = json;
        this.spokenNames = spokenNames;
    }

    private record Refusal(int status, String code) {}

    /** Lets the engine answer, and rewrites the answer where it is a failure. */
    void inOurWords(HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean start)
            throws ServletException, IOException {
        var held = new Held(response);
        chain.doFilter(request, held);
        if (held.getStatus() < 400) {
            if (SpokenNames.mayStandIn(request)) {
                byte[] named = spokenNames.inLanguageOf(request, held.getContentAsByteArray());
                held.resetBuffer();
                held.getOutputStream().write(named);
            }
            held.copyBodyToResponse();
            return;
        }
        Refusal refusal = refusal(held.getStatus(), held.getContentAsByteArray(), start);
        if (refusal.status() >= 500) {
            LOG.warn("{} {} failed in the engine", request.getMethod(), EnginePaths.of(request));
        }
        held.resetBuffer();
        doorAnswers.write(request, response, refusal.status(), refusal.code());
    }

    private Refusal refusal(int status, byte[] body, boolean start) {
        String type = "";
        String message = "";
        try {
            JsonNode told = json.readTree(body);
            type = told.path("type").asText("");
            message = told.path("message").asText("");
        } catch (IOException noJson) {
            // An answer of the container without a body of the engine's; its status says enough.
        }
        Matcher ours = OUR_CODE.matcher(message);
        String code = ours.matches() ? ours.group(1) : "";
        if (start && status >= 400 && status != 401 && status != 403 && status != 404) {
            return new Refusal(400, code.isEmpty() ? "START_REFUSED" : code);
        }
        return switch (type) {
            case "TaskAlreadyClaimedException" -> new Refusal(409, "TASK_ALREADY_CLAIMED");
            case "OptimisticLockingException" -> new Refusal(409, "LOST_RACE");
            case "NullValueException", "NotFoundException" -> new Refusal(404, "NOT_FOUND");
            case "AuthorizationException" -> new Refusal(403, "FORBIDDEN");
            default -> code.isEmpty() ? plain(status) : coded(code);
        };
    }

    private static Refusal coded(String code) {
        return switch (code) {
            case "NOT_YOUR_TASK", "NOT_YOUR_GROUPS_TASK", "FOUR_EYES" -> new Refusal(403, code);
            case "EVIDENCE_MISSING", "NOT_A_DRAFT" -> new Refusal(409, code);
            default -> new Refusal(400, code);
        };
    }

    private static Refusal plain(int status) {
        return new Refusal(
                status,
                switch (status) {
                    case 401 -> "NOT_LOGGED_IN";
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "NOT_OFFERED";
                    case 409 -> "WRONG_STATE";
                    case 415 -> "UNSUPPORTED";
                    default -> status < 500 ? "NOT_READABLE" : "UNEXPECTED";
                });
    }

    /** Keeps an error back as well; otherwise the container would write its own page at once. */
    private static final class Held extends ContentCachingResponseWrapper {

        Held(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            setStatus(status);
        }
    }
}
