package io.meibo.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Pages carry the token masked (so that compression cannot leak it), scripts send what stands in the cookie; and every
 * answer sets the cookie, so that an embedded form has it before its first call.
 */
final class PageCsrf implements CsrfTokenRequestHandler {

    private final CsrfTokenRequestAttributeHandler fromCookie = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestAttributeHandler fromPage = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        fromPage.handle(request, response, token);
        // The cookie is written when the token is first asked for.
        Objects.requireNonNull(token.get());
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean header = request.getHeader(token.getHeaderName()) != null;
        String plain = fromCookie.resolveCsrfTokenValue(request, token);
        if (header || plain == null || plain.equals(token.getToken())) {
            return plain;
        }
        return fromPage.resolveCsrfTokenValue(request, token);
    }
}
