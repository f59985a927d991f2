package io.meibo.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy tables in {@code processes/decisions}, asked by their name. */
public interface Decisions {

    /**
     * What the latest version of this table says of these inputs; the engine keeps it in its history. A {@link
     * java.time.LocalDate} input is passed on as the engine's date.
     */
    Evaluation evaluate(String table, Map<String, ? extends @Nullable Object> inputs);

    /** The latest deployed version, to be read, or asked without a trace; throws where there is no such table. */
    DecisionTable latest(String table);

    /** That deployed version; throws where there is none such. */
    DecisionTable version(String table, int version);

    /** The names of all deployed tables, in the order of the alphabet. */
    List<String> tables();

    /**
     * A table that is not deployed, from its DMN text; its version is 0. Throws {@link IllegalArgumentException} where
     * the text is no DMN with one decision table.
     */
    DecisionTable read(String dmn);
}
