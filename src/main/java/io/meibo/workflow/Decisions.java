package io.meibo.workflow;

import java.util.List;
import java.util.Map;

/** The policy tables in {@code processes/decisions}, evaluated by their name. */
public interface Decisions {

    /**
     * The rows of the latest version of this table that match, each as output name to value. A {@link
     * java.time.LocalDate} input is passed on as the engine's date.
     */
    List<Map<String, Object>> evaluate(String table, Map<String, ?> inputs);
}
