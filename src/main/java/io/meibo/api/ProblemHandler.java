package io.meibo.api;

import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a controller into a problem; what we did not expect is logged without its message. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, Locale locale) {
        return answer(problems.of(refusal, locale), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> lostRace(ConcurrencyFailureException race, Locale locale) {
        return answer(problems.of(HttpStatus.CONFLICT, "LOST_RACE", List.of(), locale), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> brokenParts(MultipartException broken, Locale locale) {
        boolean tooLarge = broken instanceof MaxUploadSizeExceededException || isTooLarge(broken);
        return answer(
                tooLarge
                        ? problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "UPLOAD_TOO_LARGE", List.of(), locale)
                        : problems.of(HttpStatus.BAD_REQUEST, "PARTS_NOT_READABLE", List.of(), locale),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(RuntimeException failure, Locale locale) {
        // the message may hold what a caller sent: the place is enough to find the fault
        StackTraceElement[] trace = failure.getStackTrace();
        log.error(
                "unexpected {} at {}",
                failure.getClass().getName(),
                trace.length == 0 ? "unknown place" : trace[0].toString());
        log.debug("unexpected failure", failure);
        return answer(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", List.of(), locale), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = JsonFaults.pointerOf(ex)
                .map(pointer -> List.of(FieldError.of(pointer, "NOT_READABLE")))
                .orElse(List.of());
        return answer(
                problems.of(HttpStatus.BAD_REQUEST, "JSON_NOT_READABLE", errors, LocaleContextHolder.getLocale()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                problems.of(
                        HttpStatus.BAD_REQUEST,
                        "PARAMETER_MISSING",
                        List.of(FieldError.of("?" + ex.getParameterName(), "REQUIRED")),
                        LocaleContextHolder.getLocale()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (ex instanceof MethodArgumentTypeMismatchException mismatch && isReference(mismatch)) {
            return answer(
                    problems.of(HttpStatus.NOT_FOUND, "NOT_FOUND", List.of(), LocaleContextHolder.getLocale()),
                    headers);
        }
        String name = ex instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "";
        return answer(
                problems.of(
                        HttpStatus.BAD_REQUEST,
                        "PARAMETER_NOT_READABLE",
                        List.of(FieldError.of("?" + name, "NOT_READABLE")),
                        LocaleContextHolder.getLocale()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        return answer(problems.of(known, known.name(), List.of(), LocaleContextHolder.getLocale()), headers);
    }

    private static boolean isReference(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getRequiredType() == io.meibo.shared.RegistrationId.class
                && !mismatch.getParameter()
                        .hasParameterAnnotation(org.springframework.web.bind.annotation.RequestParam.class);
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit")) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<Object> answer(org.springframework.http.ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
