package io.meibo.security;

import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers the {@link Actor} of the request as a parameter; a request of nobody is answered with 401. */
@Component
public final class CurrentActor implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** Whoever is logged in to this thread's request, if anybody is. */
    public static Optional<Actor> find() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        if (who instanceof ApplicantToken applicant) {
            return Optional.of(Actor.applicant(applicant.own()));
        }
        return Optional.of(Actor.user(who.getName(), roles(who)));
    }

    /** The roles of the house among somebody's authorities. */
    static Set<Role> roles(Authentication who) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (who.getAuthorities().stream().anyMatch(held -> role.code().equals(held.getAuthority()))) {
                roles.add(role);
            }
        }
        return roles;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is logged in"));
    }

    @Override
    public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
