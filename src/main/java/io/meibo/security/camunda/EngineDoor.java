package io.meibo.security.camunda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meibo.security.DoorAnswers;
import io.meibo.shared.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The gate before the engine's REST roots and its web applications' APIs: lets through what {@link OpenWays} lists,
 * refuses expressions wherever they stand and variables where the house decides, and answers in our own words.
 */
final class EngineDoor extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 1_000_000;
    private static final Set<String> NO_VARIABLES = Set.of("businessKey", "variables", "withVariablesInReturn");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final DoorAnswers doorAnswers;
    private final EngineAnswers answers;

    EngineDoor(DoorAnswers doorAnswers, EngineAnswers answers) {
        this.doorAnswers = doorAnswers;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = EnginePaths.of(request);
        return !EnginePaths.isBelow(path, EnginePaths.ENGINE_REST)
                && !EnginePaths.isBelow(path, EnginePaths.WEBAPPS + "/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = EnginePaths.of(request);
        String method = request.getMethod();
        boolean program = EnginePaths.isBelow(path, EnginePaths.ENGINE_REST);
        boolean administrator = !program && isAdministrator();
        String way = below(path, program ? EnginePaths.ENGINE_REST : EnginePaths.WEBAPPS_ENGINE);

        if (!isOpen(method, path, way, program, administrator)) {
            doorAnswers.write(request, response, 403, "NOT_OFFERED");
            return;
        }
        for (String name : java.util.Collections.list(request.getParameterNames())) {
            if (isExpression(name)) {
                doorAnswers.write(request, response, 400, "EXPRESSION_REFUSED");
                return;
            }
        }
        HttpServletRequest passed = method.equals("GET") && way != null
                ? program ? BoundedQuery.forProgram(request) : BoundedQuery.forTasklist(request, way)
                : request;
        if (hasJsonBody(request, administrator)) {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            String refusal = refusal(body, method, way);
            if (refusal != null) {
                doorAnswers.write(request, response, body.length > LARGEST_BODY ? 413 : 400, refusal);
                return;
            }
            passed = new ReadBody(request, body);
        }
        answers.inOurWords(passed, response, chain, program && method.equals("POST") && isStart(way));
    }

    private static boolean isOpen(
            String method, String path, @Nullable String way, boolean program, boolean administrator) {
        if (program) {
            return way != null && OpenWays.forPrograms(method, way);
        }
        if (way == null) {
            // The applications' own APIs and the list of engines; another engine than ours does not exist.
            return !EnginePaths.isBelow(path, EnginePaths.WEBAPPS + "/api/engine")
                    || (method.equals("GET") && path.equals(EnginePaths.WEBAPPS + "/api/engine/engine"));
        }
        return administrator || OpenWays.forPeople(method, way);
    }

    private static boolean isStart(@Nullable String way) {
        return way != null && way.endsWith("/start");
    }

    /** Everything but an administrator's upload is read as JSON, whatever it calls itself. */
    private static boolean hasJsonBody(HttpServletRequest request, boolean administrator) {
        String type = request.getContentType();
        boolean upload = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return !(upload && administrator) && !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static @Nullable String refusal(byte[] body, String method, @Nullable String way) {
        if (body.length > LARGEST_BODY) {
            return "TOO_LARGE";
        }
        if (body.length == 0) {
            return null;
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException notJson) {
            return "NOT_READABLE";
        }
        if (holdsExpression(json)) {
            return "EXPRESSION_REFUSED";
        }
        return way != null && OpenWays.takesNoVariables(method, way) && bringsMore(json) ? "VARIABLES_REFUSED" : null;
    }

    private static boolean bringsMore(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return false;
        }
        if (!json.isObject()) {
            return true;
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!NO_VARIABLES.contains(names.next())) {
                return true;
            }
        }
        JsonNode variables = json.path("variables");
        boolean none = variables.isMissingNode() || variables.isNull() || (variables.isObject() && variables.isEmpty());
        return !none || json.path("withVariablesInReturn").asBoolean(false);
    }

    /** Looks at every depth, and into texts that are JSON themselves. */
    private static boolean holdsExpression(JsonNode json) {
        if (json.isTextual()) {
            String text = json.textValue().strip();
            if (text.startsWith("{") || text.startsWith("[")) {
                try {
                    return holdsExpression(JSON.readTree(text));
                } catch (JsonProcessingException justText) {
                    return false;
                }
            }
            return false;
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = json.fields(); fields.hasNext(); ) {
            if (isExpression(fields.next().getKey())) {
                return true;
            }
        }
        for (JsonNode child : json) {
            if (holdsExpression(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExpression(String name) {
        return name.strip().toLowerCase(Locale.ROOT).endsWith("expression");
    }

    private static boolean isAdministrator() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(held -> Role.CAMUNDA_ADMIN.code().equals(held.getAuthority()));
    }

    private static @Nullable String below(String path, String root) {
        return path.startsWith(root + "/") ? path.substring(root.length() + 1) : null;
    }
}
