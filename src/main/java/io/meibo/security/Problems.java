package io.meibo.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a refusal at the door as {@code application/problem+json} (RFC 9457), in the caller's language. */
@Component
public final class Problems {

    private final ObjectMapper json;
    private final Texts texts;

    Problems(ObjectMapper json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    /** Sets the status and writes the body; {@code code} has its texts under {@code problem.<code>}. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        Locale language = Texts.language(request);
        String general = general(status);
        String detail = texts.problem(code, "detail", general, language);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", texts.problem(code, "title", general, language));
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        // Camunda's web applications show their users the member of this name.
        body.put("message", detail);
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", language.toLanguageTag());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String general(int status) {
        return switch (status) {
            case 400 -> "NOT_READABLE";
            case 401 -> "NOT_LOGGED_IN";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "NOT_OFFERED";
            case 409 -> "WRONG_STATE";
            case 413 -> "TOO_LARGE";
            case 415 -> "UNSUPPORTED";
            case 422 -> "RULE";
            case 429 -> "TOO_MANY";
            default -> status < 500 ? "NOT_READABLE" : "UNEXPECTED";
        };
    }
}
