package io.meibo.security.camunda;

import io.meibo.shared.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells Camunda's web applications and its REST who is logged in at our door, so that there is one log-in only. Made by
 * Camunda's filters by class name, hence the public constructor.
 */
public final class SharedSession extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null
                || !who.isAuthenticated()
                || who instanceof AnonymousAuthenticationToken
                || who.getAuthorities().stream()
                        .anyMatch(held -> Role.APPLICANT.code().equals(held.getAuthority()))) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult result = AuthenticationResult.successful(who.getName());
        result.setGroups(groups(who));
        result.setTenants(new ArrayList<>());
        return result;
    }

    static List<String> groups(Authentication who) {
        return new ArrayList<>(who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList());
    }
}
