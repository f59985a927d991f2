package io.meibo.workflow.camunda;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Evaluation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A table read from its DMN text, evaluated by a decision engine of its own, which keeps no history. */
public final class ParsedTable implements DecisionTable {

    private static final EvaluationListener HEARD = new EvaluationListener();
    private static final DmnEngine ENGINE = engine();

    private final DmnDecision decision;
    private final int version;
    private final String deployment;
    private final String hitPolicy;
    private final List<Column> inputs;
    private final List<Column> outputs;
    private final List<Row> rows;

    private ParsedTable(DmnDecision decision, DmnModelInstance dmn, int version, String deployment) {
        this.decision = decision;
        this.version = version;
        this.deployment = deployment;
        var table = (org.camunda.bpm.model.dmn.instance.DecisionTable)
                dmn.getModelElementsByType(Decision.class).iterator().next().getExpression();
        this.hitPolicy = table.getHitPolicy().name();
        this.inputs = table.getInputs().stream()
                .map(input -> new Column(
                        blankIfNull(input.getLabel()),
                        text(input.getInputExpression().getText()),
                        blankIfNull(input.getInputExpression().getTypeRef())))
                .toList();
        this.outputs = table.getOutputs().stream()
                .map(output -> new Column(
                        blankIfNull(output.getLabel()),
                        blankIfNull(output.getName()),
                        blankIfNull(output.getTypeRef())))
                .toList();
        this.rows = table.getRules().stream().map(ParsedTable::row).toList();
    }

    /**
     * Reads a table from its DMN text; throws {@link IllegalArgumentException} where it is no DMN with exactly one
     * decision, a table.
     */
    public static ParsedTable of(String dmn, int version, String deployment) {
        byte[] bytes = dmn.getBytes(StandardCharsets.UTF_8);
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(bytes));
            List<DmnDecision> decisions = ENGINE.parseDecisions(new ByteArrayInputStream(bytes));
            if (decisions.size() != 1 || !decisions.get(0).isDecisionTable()) {
                throw new IllegalArgumentException("not exactly one decision table");
            }
            return new ParsedTable(decisions.get(0), model, version, deployment);
        } catch (org.camunda.bpm.model.xml.ModelException | org.camunda.bpm.dmn.engine.DmnEngineException e) {
            throw new IllegalArgumentException("not a decision table", e);
        }
    }

    @Override
    public String table() {
        return decision.getKey();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String deployment() {
        return deployment;
    }

    @Override
    public String hitPolicy() {
        return hitPolicy;
    }

    @Override
    public List<Column> inputs() {
        return inputs;
    }

    @Override
    public List<Column> outputs() {
        return outputs;
    }

    @Override
    public List<Row> rows() {
        return rows;
    }

    @Override
    public Evaluation evaluate(Map<String, ? extends @Nullable Object> values) {
        ENGINE.evaluateDecisionTable(decision, EvaluationListener.forEngine(values));
        Evaluation heard = HEARD.take();
        return new Evaluation(heard.table(), version, deployment, heard.rules(), heard.inputs(), heard.rows());
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getId(),
                rule.getDescription() == null ? "" : rule.getDescription().getTextContent(),
                rule.getInputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList());
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().trim();
    }

    private static String blankIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static DmnEngine engine() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(HEARD);
        return configuration.buildEngine();
    }
}
