package io.meibo.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** The door's answers to programs, and to the fetches of pages: 401, 403 and 429 with a body that says why. */
@Component
final class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final DoorAnswers answers;

    Refused(DoorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyAttempts tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
            answers.write(request, response, 429, "TOO_MANY_ATTEMPTS");
            return;
        }
        // A browser must never open its own password window, nor keep such a password: it gets no Basic challenge.
        boolean browser = request.getHeader("Sec-Fetch-Mode") != null;
        response.setHeader("WWW-Authenticate", browser ? "Session realm=\"Meibo\"" : "Basic realm=\"Meibo\"");
        answers.write(request, response, 401, "NOT_LOGGED_IN");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (CurrentActor.find().isEmpty()) {
            // nobody is logged in: that comes first, before any token that a page would have sent
            commence(request, response, new InsufficientAuthenticationException("nobody is logged in"));
            return;
        }
        answers.write(request, response, 403, "FORBIDDEN");
    }
}
