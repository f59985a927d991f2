package io.meibo.support;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as a browser holds it: cookies, our CSRF header on our API and Camunda's on its own. Follows no redirects,
 * so that a test sees them.
 */
public final class Browser {

    private final AppTest app;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(AppTest app) {
        this.app = app;
    }

    /** Logs in by the form; the answer is not looked at, see {@link #logInAnswer}. */
    public Browser logIn(String user, String password) {
        logInAnswer(user, password);
        return this;
    }

    /** Posts the log-in form and gives the answer, a redirect. */
    public HttpResponse<String> logInAnswer(String user, String password) {
        get("/login");
        String form = "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(cookie("MEIBO-CSRF").orElse(""), StandardCharsets.UTF_8);
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Posts JSON with the CSRF header that belongs to the path: Camunda's under /camunda, ours elsewhere. */
    public HttpResponse<String> post(String path, @Nullable String json) {
        return send(method("POST", path, json));
    }

    public HttpResponse<String> put(String path, @Nullable String json) {
        return send(method("PUT", path, json));
    }

    public HttpResponse<String> delete(String path) {
        return send(method("DELETE", path, null));
    }

    public HttpRequest.Builder method(String method, String path, @Nullable String json) {
        var request = request(path);
        if (path.startsWith("/camunda/")) {
            if (cookie("XSRF-TOKEN").isEmpty()) {
                get("/camunda/app/tasklist/default/");
            }
            cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        } else {
            cookie("MEIBO-CSRF").ifPresent(token -> request.header("X-MEIBO-CSRF", token));
        }
        if (json == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
    }

    /** A bare request of this session, without CSRF header. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.at(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return AppTest.send(client, request);
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
