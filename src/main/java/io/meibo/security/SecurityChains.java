package io.meibo.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.meibo.shared.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The two ways in. Programs and applicants bring their credentials with each request and get no session; people log in
 * once, and Tasklist, Cockpit, our pages and the calls of embedded forms to our API share their session.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    /** Our CSRF cookie and header; Spring's own names are those of Camunda, which ends a session over a wrong one. */
    static final String CSRF_COOKIE = "MEIBO-CSRF";

    static final String CSRF_HEADER = "X-MEIBO-CSRF";

    private static final String OUR_CONTENT =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none';"
                    + " frame-ancestors 'self'; form-action 'self'; base-uri 'self'";

    private static final RequestMatcher API = path("/api/**");
    private static final RequestMatcher ENGINE_REST = path("/engine-rest/**");
    private static final RequestMatcher WEBAPPS = path("/camunda/**");
    private static final RequestMatcher WEBAPPS_API = path("/camunda/api/**");
    private static final RequestMatcher DESCRIPTION =
            new OrRequestMatcher(path("/v3/**"), path("/swagger-ui.html"), path("/swagger-ui/**"));
    /** Signed by the payment provider, who has no account here. */
    private static final RequestMatcher PAYMENT_NOTICES = path("/api/payments/notices");

    /** Whoever holds the code from a short message needs no log-in: the code is the proof, and guesses are throttled. */
    private static final RequestMatcher ACTIVATIONS =
            withDefaults().matcher(org.springframework.http.HttpMethod.POST, "/api/activations");

    private static final RequestMatcher METRICS = path("/actuator/prometheus");
    private static final RequestMatcher HEALTH = path("/actuator/health/**");

    @Bean
    Throttle throttle() {
        return new Throttle();
    }

    @Bean
    AuthenticationManager authenticationManager(List<AuthenticationProvider> providers) {
        return new ProviderManager(providers);
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(
            HttpSecurity http, Refused refused, Optional<ApplicantGate> gate, Throttle throttle, InnerDoor door)
            throws Exception {
        http.securityMatcher(SecurityChains::isMachine)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .addFilterBefore(new AccessCodeFilter(gate, throttle, refused), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityChains::rules);
        return behind(http, door);
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            Refused refused,
            LoginAnswers login,
            InnerDoor door,
            @Value("${server.servlet.session.cookie.secure:false}") boolean secureCookies)
            throws Exception {
        var csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieName(CSRF_COOKIE);
        csrf.setHeaderName(CSRF_HEADER);
        csrf.setCookiePath("/");
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(secureCookies));

        var pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(SecurityChains::isPageVisit);

        RequestMatcher programs = new OrRequestMatcher(API, WEBAPPS_API, path("/actuator/**"), path("/v3/**"));
        http.csrf(protection -> protection
                        .csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new PageCsrf())
                        // Camunda checks its own token on its own paths.
                        .ignoringRequestMatchers(WEBAPPS))
                .requestCache(cache -> cache.requestCache(pages))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(login)
                        .failureHandler(login)
                        .permitAll())
                .logout(end -> end.logoutUrl("/logout")
                        .logoutSuccessHandler(leave())
                        .deleteCookies("JSESSIONID")
                        .permitAll())
                .exceptionHandling(answers -> answers.defaultAuthenticationEntryPointFor(refused, programs)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), new NegatedRequestMatcher(programs))
                        .accessDeniedHandler(denied(refused, programs)))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(WEBAPPS),
                                new ContentSecurityPolicyHeaderWriter(OUR_CONTENT))))
                .authorizeHttpRequests(SecurityChains::rules);
        return behind(http, door);
    }

    /** What is open to whom by path; who may do which verb of a registration is each feature's to say. */
    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry on) {
        on.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                // The set-up page would make an administrator for anybody (CVE-2026-77226); the other is a second
                // log-in.
                .requestMatchers(path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/{engine}/setup/**"))
                .denyAll()
                .requestMatchers(
                        path("/camunda/api/admin/auth/user/{engine}/login/**"),
                        path("/camunda/api/engine/engine/{engine}/identity/verify"))
                .denyAll()
                .requestMatchers(HEALTH, PAYMENT_NOTICES, ACTIVATIONS)
                .permitAll()
                .requestMatchers(METRICS)
                .hasAnyAuthority(codes(Role.MANAGER, Role.CAMUNDA_ADMIN))
                .requestMatchers(path("/actuator/**"), path("/h2-console/**"))
                .denyAll()
                .requestMatchers(
                        path("/login"),
                        path("/error"),
                        path("/favicon.ico"),
                        path("/favicon.svg"),
                        path("/assets/**"),
                        path("/meibo/**"),
                        path("/registration/{reference}"))
                .permitAll()
                .requestMatchers(WEBAPPS)
                .hasAnyAuthority(codes(
                        Role.CLERK,
                        Role.REVIEWER,
                        Role.SENIOR_REVIEWER,
                        Role.MANAGER,
                        Role.AUDITOR,
                        Role.CAMUNDA_ADMIN))
                .requestMatchers(path("/api/inventory/**"))
                .hasAnyAuthority(codes(Role.MANAGER, Role.CLERK, Role.AUDITOR, Role.CAMUNDA_ADMIN))
                .anyRequest()
                .authenticated();
    }

    private static SecurityFilterChain behind(HttpSecurity http, InnerDoor door) throws Exception {
        Class<? extends Filter> before = AuthorizationFilter.class;
        for (Filter filter : door.filters()) {
            http.addFilterAfter(filter, before);
            before = filter.getClass();
        }
        return http.build();
    }

    private static AccessDeniedHandler denied(Refused refused, RequestMatcher programs) {
        AccessDeniedHandler page = (request, response, reason) -> {
            if (reason instanceof CsrfException && path("/login").matches(request)) {
                response.sendRedirect("/login?again");
            } else {
                new AccessDeniedHandlerImpl().handle(request, response, reason);
            }
        };
        return (request, response, reason) -> {
            if (programs.matches(request)) {
                refused.handle(request, response, reason);
            } else {
                page.handle(request, response, reason);
            }
        };
    }

    private static LogoutSuccessHandler leave() {
        return (request, response, who) -> response.sendRedirect("/login?left");
    }

    private static boolean isMachine(HttpServletRequest request) {
        if (ENGINE_REST.matches(request) || PAYMENT_NOTICES.matches(request) || ACTIVATIONS.matches(request)) {
            return true;
        }
        boolean credentials =
                request.getHeader("Authorization") != null || request.getHeader(AccessCodeFilter.HEADER) != null;
        return credentials && (API.matches(request) || METRICS.matches(request) || DESCRIPTION.matches(request));
    }

    /** A page somebody wanted to see, as opposed to what its scripts fetch. */
    private static boolean isPageVisit(HttpServletRequest request) {
        String accepts = request.getHeader("Accept");
        return "GET".equals(request.getMethod())
                && accepts != null
                && accepts.contains("text/html")
                && !API.matches(request)
                && !WEBAPPS_API.matches(request)
                && !path("/error").matches(request);
    }

    private static String[] codes(Role... roles) {
        return Arrays.stream(roles).map(Role::code).toArray(String[]::new);
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }
}
