package io.meibo.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Writes a refusal at the door as a problem, in the caller's language and in a shape Camunda's pages can show. */
@Component
public final class DoorAnswers {

    private final Problems problems;
    private final ObjectMapper json;
    private final LocaleResolver locales;

    DoorAnswers(Problems problems, ObjectMapper json, LocaleResolver locales) {
        this.problems = problems;
        this.json = json;
        this.locales = locales;
    }

    /** Sets status and body; {@code code} has its texts under {@code problem.<code>}, else the status speaks. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        Locale language = language(request);
        ProblemDetail problem = problems.of(HttpStatus.valueOf(status), code, List.of(), language);
        // Camunda's web applications show their users the member of this name.
        problem.setProperty("message", problem.getDetail());
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Content-Language", language.toLanguageTag());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The language to answer in: {@code en}, {@code ja} or {@code zh-CN}. */
    public Locale language(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }
}
