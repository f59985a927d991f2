package io.meibo.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Makes RFC 9457 problems: title and detail in the reader's language, a stable code, and for input all fields at once
 * with pointer, code and what to do. Nothing a caller sent comes back in them.
 */
@Component
public class Problems {

    private final Texts texts;
    private final ObjectMapper json;
    private final LocaleResolver locales;

    Problems(Texts texts, ObjectMapper json, LocaleResolver locales) {
        this.texts = texts;
        this.json = json;
        this.locales = locales;
    }

    /** The registration that a refusal points to is told as {@code reference} too, for programs. */
    public ProblemDetail of(Refusal refusal, Locale locale) {
        ProblemDetail problem = of(
                HttpStatus.valueOf(refusal.kind().httpStatus()),
                refusal.code(),
                refusal.errors(),
                locale,
                refusal.arguments());
        for (Object argument : refusal.arguments()) {
            if (argument instanceof RegistrationId reference) {
                problem.setProperty("reference", reference.value());
            }
        }
        return problem;
    }

    public ProblemDetail of(
            HttpStatus status, String code, List<FieldError> errors, Locale locale, @Nullable Object... arguments) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(
                URI.create("urn:meibo:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(
                text(locale, code, ".title").orElseGet(() -> texts.in(locale, "problem." + status.value() + ".title")));
        problem.setDetail(texts.find(locale, "problem." + code + ".detail", arguments)
                .orElseGet(() -> texts.in(locale, "problem." + status.value() + ".detail")));
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty(
                    "errors",
                    errors.stream().map(error -> describe(error, locale)).toList());
        }
        return problem;
    }

    /** Answers from a filter, before any controller is reached. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        ProblemDetail problem = of(status, code, List.of(), locales.resolveLocale(request));
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private Optional<String> text(Locale locale, String code, String part) {
        return texts.find(locale, "problem." + code + part);
    }

    private Map<String, Object> describe(FieldError error, Locale locale) {
        var described = new LinkedHashMap<String, Object>();
        described.put("pointer", error.pointer());
        described.put("code", error.code());
        described.put(
                "detail",
                texts.find(locale, "field." + error.code(), error.arguments().toArray())
                        .or(() -> texts.find(
                                locale,
                                "check." + error.code(),
                                error.arguments().toArray()))
                        .orElseGet(() -> texts.in(locale, "field.INVALID")));
        return described;
    }
}
