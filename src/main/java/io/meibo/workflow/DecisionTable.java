package io.meibo.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision table in one version, as it is written; it can be asked without leaving a trace. */
public interface DecisionTable {

    /** A column: its label, the variable an input reads or the name of an output, and its DMN type. */
    record Column(String label, String name, String type) {}

    /** A rule as it is written: its id, its annotation, and the text of its cells in the order of the columns. */
    record Row(String id, String annotation, List<String> inputs, List<String> outputs) {

        public Row {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** Its id, which is its file's name too. */
    String table();

    /** The deployed version; 0 where it is not deployed. */
    int version();

    /** The deployment it came with; empty where it is not deployed. */
    String deployment();

    /** How it chooses among rules that fit: {@code UNIQUE}, {@code FIRST}. */
    String hitPolicy();

    List<Column> inputs();

    List<Column> outputs();

    List<Row> rows();

    /** What it says of these inputs, which must hold each variable it reads; nothing is kept. */
    Evaluation evaluate(Map<String, ? extends @Nullable Object> inputs);
}
