package io.meibo.security.camunda;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the log-out button of the web applications end the whole session. Theirs drops their own entry only, and the
 * shared log-in would put it back with the next request. Their CSRF check has passed when this comes to act.
 */
final class WebappLogout extends OncePerRequestFilter {

    private static final String PATH = EnginePaths.WEBAPPS + "/api/admin/auth/user/default/logout";

    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !EnginePaths.of(request).equals(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() < 300 && "POST".equals(request.getMethod())) {
            end.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        }
    }
}
