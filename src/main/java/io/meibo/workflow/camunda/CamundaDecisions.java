package io.meibo.workflow.camunda;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policy tables: those asked for a case by the engine's decision service, those only looked at by themselves. */
@Component
class CamundaDecisions implements Decisions {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final EvaluationListener heard;
    private final AsHouse asHouse;
    /** By table and version, which never changes. */
    private final Map<String, ParsedTable> parsed = new ConcurrentHashMap<>();

    CamundaDecisions(
            DecisionService decisions, RepositoryService repository, EvaluationListener heard, AsHouse asHouse) {
        this.decisions = decisions;
        this.repository = repository;
        this.heard = heard;
        this.asHouse = asHouse;
    }

    @Override
    public Evaluation evaluate(String table, Map<String, ? extends @Nullable Object> inputs) {
        return asHouse.call(() -> {
            decisions.evaluateDecisionTableByKey(table, EvaluationListener.forEngine(inputs));
            return heard.take();
        });
    }

    @Override
    public DecisionTable latest(String table) {
        return read(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion());
    }

    @Override
    public DecisionTable version(String table, int version) {
        ParsedTable known = parsed.get(key(table, version));
        return known != null
                ? known
                : read(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table)
                        .decisionDefinitionVersion(version));
    }

    @Override
    public List<String> tables() {
        return asHouse.call(() -> repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .map(DecisionDefinition::getKey)
                .sorted()
                .toList());
    }

    @Override
    public DecisionTable read(String dmn) {
        return ParsedTable.of(dmn, 0, "");
    }

    private DecisionTable read(DecisionDefinitionQuery query) {
        return asHouse.call(() -> {
            DecisionDefinition definition = query.singleResult();
            if (definition == null) {
                throw new IllegalArgumentException("no such table");
            }
            return parsed.computeIfAbsent(
                    key(definition.getKey(), definition.getVersion()),
                    key -> ParsedTable.of(
                            text(definition.getId()), definition.getVersion(), definition.getDeploymentId()));
        });
    }

    private static String key(String table, int version) {
        return table + ":" + version;
    }

    private String text(String definitionId) {
        try (InputStream dmn = repository.getDecisionModel(definitionId)) {
            return new String(dmn.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
