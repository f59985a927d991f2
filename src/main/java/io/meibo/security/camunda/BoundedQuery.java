package io.meibo.security.camunda;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A query with the largest page there is: for a program's that names no page, and for Tasklist's list of filters, which
 * asks for 2000. The engine refuses both.
 */
final class BoundedQuery extends HttpServletRequestWrapper {

    private static final String LARGEST = "maxResults=1000";

    private BoundedQuery(HttpServletRequest request) {
        super(request);
    }

    static HttpServletRequest forProgram(HttpServletRequest request) {
        return request.getParameter("maxResults") == null ? new BoundedQuery(request) : request;
    }

    static HttpServletRequest forTasklist(HttpServletRequest request, String way) {
        return way.equals("filter") && "2000".equals(request.getParameter("maxResults"))
                ? new BoundedQuery(request)
                : request;
    }

    @Override
    public @Nullable String getQueryString() {
        String query = super.getQueryString();
        if (query == null || query.isEmpty()) {
            return LARGEST;
        }
        return query.contains("maxResults=") ? query.replace("maxResults=2000", LARGEST) : query + "&" + LARGEST;
    }
}
