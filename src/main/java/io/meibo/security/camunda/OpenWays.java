package io.meibo.security.camunda;

import java.util.List;
import java.util.regex.Pattern;

/** Which requests of the engine's two REST roots are let through: lists of what is open, not of what is closed. */
final class OpenWays {

    private static final String ID = "[^/]+";

    /** For programs, below {@code /engine-rest}: start the two flows, look, take and finish tasks. */
    private static final List<Way> PROGRAMS = List.of(
            way("POST", "process-definition/key/(postpaid|prepaid)-registration/start"),
            way("GET", "process-definition(/count|/key/" + ID + ")?"),
            way("GET", "process-instance(/count|/" + ID + "(/activity-instances)?)?"),
            way("GET", "task(/count|/" + ID + "(/identity-links)?)?"),
            way("POST", "task/" + ID + "/(claim|unclaim|complete)"),
            way("GET", "history/(process-instance|task|activity-instance)(/count|/" + ID + ")?"),
            way("GET", "version"));

    /**
     * What the web applications write for people who are not administrators; what they read is the engine's
     * authorisation's business. No comments and no names of filters: free text may name a person.
     */
    private static final List<Way> PEOPLES_WRITES = List.of(
            way("POST", "process-definition/(key/)?" + ID + "/(start|submit-form)"),
            way("POST", "task/" + ID + "/(claim|unclaim|assignee|complete|submit-form)"),
            way("POST", "task(/count)?"),
            way("POST", "filter/" + ID + "/(list|singleResult|count)"),
            way("POST", "(process-instance|execution|job|variable-instance)(/count)?"),
            way(
                    "POST",
                    "history/(process-instance|activity-instance|task|variable-instance|incident|job-log)(/count)?"),
            way("PUT", "job/" + ID + "/(retries|duedate)"));

    /** Requests that may bring variables; they may bring none. */
    private static final List<Way> WITHOUT_VARIABLES = List.of(
            way("POST", "process-definition/(key/)?" + ID + "(/tenant-id/" + ID + ")?/(start|submit-form)"),
            way("POST", "task/" + ID + "/(complete|submit-form|resolve|bpmnError|bpmnEscalation)"),
            way("POST", "(message|signal|condition)"));

    private record Way(String method, Pattern path) {
        boolean matches(String method, String path) {
            return this.method.equals(method) && this.path.matcher(path).matches();
        }
    }

    private OpenWays() {}

    static boolean forPrograms(String method, String path) {
        return any(PROGRAMS, method, path);
    }

    static boolean forPeople(String method, String path) {
        return method.equals("GET")
                || method.equals("HEAD")
                || method.equals("OPTIONS")
                || any(PEOPLES_WRITES, method, path);
    }

    static boolean takesNoVariables(String method, String path) {
        return any(WITHOUT_VARIABLES, method, path);
    }

    private static boolean any(List<Way> ways, String method, String path) {
        return ways.stream().anyMatch(way -> way.matches(method, path));
    }

    private static Way way(String method, String path) {
        return new Way(method, Pattern.compile(path));
    }
}
