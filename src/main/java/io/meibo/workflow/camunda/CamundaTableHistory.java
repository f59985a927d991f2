package io.meibo.workflow.camunda;

import io.meibo.workflow.TableHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** The versions of tables as the engine's repository knows them. */
@Component
class CamundaTableHistory implements TableHistory {

    private final RepositoryService repository;
    private final AsHouse asHouse;
    private final Clock clock;

    CamundaTableHistory(RepositoryService repository, AsHouse asHouse, Clock clock) {
        this.repository = repository;
        this.asHouse = asHouse;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("JavaUtilDate")
    public List<Deployed> versions(String table) {
        return asHouse.call(() -> {
            Map<String, OffsetDateTime> times = new HashMap<>();
            for (Deployment deployment : repository.createDeploymentQuery().list()) {
                times.put(
                        deployment.getId(),
                        OffsetDateTime.ofInstant(deployment.getDeploymentTime().toInstant(), clock.getZone()));
            }
            List<Deployed> versions = new ArrayList<>();
            for (DecisionDefinition definition : repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(table)
                    .orderByDecisionDefinitionVersion()
                    .asc()
                    .list()) {
                OffsetDateTime since = times.get(definition.getDeploymentId());
                if (since != null) {
                    versions.add(new Deployed(definition.getVersion(), since));
                }
            }
            return List.copyOf(versions);
        });
    }

    @Override
    public String dmn(String table, int version) {
        return asHouse.call(() -> {
            DecisionDefinition definition = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(table)
                    .decisionDefinitionVersion(version)
                    .singleResult();
            if (definition == null) {
                throw new IllegalArgumentException("no such version of that table");
            }
            try (InputStream dmn = repository.getDecisionModel(definition.getId())) {
                return new String(dmn.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
