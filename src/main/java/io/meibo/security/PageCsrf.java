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
        // The cookie is written when the token is first asked for. What a page only loads along must not make another
        // one, which could arrive after the page's own and make its form stale.
        if (!isLoadedAlong(request.getRequestURI())) {
            Objects.requireNonNull(token.get());
        }
    }

    private static boolean isLoadedAlong(String path) {
        return path.startsWith("/assets/") || path.startsWith("/meibo/") || path.startsWith("/favicon");
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
