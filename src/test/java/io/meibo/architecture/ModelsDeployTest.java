package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/** The engine itself reads every model and table, all in one deployment. */
class ModelsDeployTest {

    @Test
    void engine_takes_all_models_and_tables_in_one_deployment() throws IOException {
        ProcessEngine engine = new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("models-deploy")
                .setJdbcUrl("jdbc:h2:mem:models-deploy")
                .buildProcessEngine();
        try {
            DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
            for (String ending : List.of(".bpmn", ".dmn")) {
                for (Path file : Models.files(ending)) {
                    deployment.addString(file.toString(), Files.readString(file));
                }
            }
            assertThat(deployment.deployWithResult().getDeployedProcessDefinitions())
                    .hasSameSizeAs(Models.all());
        } finally {
            engine.close();
        }
    }
}
