package io.meibo.security;

import io.meibo.shared.RegistrationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets an applicant in by {@code X-Access-Code}, to his own registration only. A wrong code, an unknown reference and
 * a code without a registration in the path get the same 401.
 */
final class AccessCodeFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Access-Code";

    private static final Pattern OWN = Pattern.compile("/api/registrations/([^/]+)(?:/.*)?");
    private static final int LONGEST_CODE = 200;

    private final Optional<ApplicantGate> gate;
    private final Throttle throttle;
    private final AuthenticationEntryPoint refused;

    AccessCodeFilter(Optional<ApplicantGate> gate, Throttle throttle, AuthenticationEntryPoint refused) {
        this.gate = gate;
        this.throttle = throttle;
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String code = request.getHeader(HEADER);
        if (code == null || request.getHeader("Authorization") != null) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        Matcher path = OWN.matcher(request.getServletPath());
        Optional<RegistrationId> reference = path.matches() ? RegistrationId.of(path.group(1)) : Optional.empty();
        String account = "applicant " + reference.map(RegistrationId::value).orElse("");
        Duration wait = throttle.waitFor(address, account);
        if (!wait.isZero()) {
            refused.commence(request, response, new TooManyAttempts(wait));
            return;
        }
        if (reference.isEmpty()
                || code.length() > LONGEST_CODE
                || gate.isEmpty()
                || !gate.get().admits(reference.get(), code)) {
            throttle.failed(address, account);
            refused.commence(request, response, new BadCredentialsException("no such access code"));
            return;
        }
        throttle.succeeded(address, account);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ApplicantToken(reference.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
