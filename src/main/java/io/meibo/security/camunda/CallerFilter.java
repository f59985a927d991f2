package io.meibo.security.camunda;

import io.meibo.shared.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls our own controllers, and forgets it afterwards. Without a caller the engine skips every
 * authorisation, so nobody at all is a caller without groups.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final String NOBODY = "nobody";

    private final IdentityService identity;

    CallerFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return EnginePaths.isEngines(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            identity.setAuthentication(NOBODY, List.of(), List.of());
        } else if (who.getAuthorities().stream()
                .anyMatch(held -> Role.APPLICANT.code().equals(held.getAuthority()))) {
            identity.setAuthentication(Role.APPLICANT.code(), List.of(), List.of());
        } else {
            identity.setAuthentication(who.getName(), SharedSession.groups(who), List.of());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
