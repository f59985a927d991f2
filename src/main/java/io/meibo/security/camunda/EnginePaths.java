package io.meibo.security.camunda;

import jakarta.servlet.http.HttpServletRequest;

/** Where the engine's web applications and its two REST roots lie. */
final class EnginePaths {

    /** The web applications; also {@code camunda.bpm.webapp.application-path}. */
    static final String WEBAPPS = "/camunda";

    /** The REST root that the web applications use, of the one engine there is. */
    static final String WEBAPPS_ENGINE = WEBAPPS + "/api/engine/engine/default";

    /** The REST root for programs. */
    static final String ENGINE_REST = "/engine-rest";

    private EnginePaths() {}

    /** The path as the servlets behind will read it: decoded, without context and trailing slash. */
    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    static boolean isEngines(HttpServletRequest request) {
        String path = of(request);
        return isBelow(path, WEBAPPS) || isBelow(path, ENGINE_REST);
    }
}
