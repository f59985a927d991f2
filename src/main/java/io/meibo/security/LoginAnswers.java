package io.meibo.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Where the log-in form leads: to the page one wanted, else to the start page; after a failure back to the form. */
@Component
final class LoginAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SavedRequestAwareAuthenticationSuccessHandler onwards =
            new SavedRequestAwareAuthenticationSuccessHandler();

    LoginAnswers() {
        onwards.setDefaultTargetUrl("/");
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        onwards.setRequestCache(cache);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        onwards.onAuthenticationSuccess(request, response, who);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.sendRedirect(reason instanceof TooManyAttempts ? "/login?wait" : "/login?wrong");
    }
}
