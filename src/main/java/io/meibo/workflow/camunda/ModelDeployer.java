package io.meibo.workflow.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models, tables and forms as one deployment, so that a form stays with the version of its model. Names are
 * relative ({@code processes/forms/…}), the same on every machine; nothing is deployed when nothing changed.
 */
@Component
class ModelDeployer implements SmartInitializingSingleton {

    private static final Pattern NAME = Pattern.compile(".*/(processes/.+\\.(?:bpmn|dmn|html))");

    private final RepositoryService repository;
    private final AsHouse asHouse;

    ModelDeployer(RepositoryService repository, AsHouse asHouse) {
        this.repository = repository;
        this.asHouse = asHouse;
    }

    @Override
    public void afterSingletonsInstantiated() {
        asHouse.call(this::deploy);
    }

    private boolean deploy() {
        try {
            DeploymentBuilder deployment =
                    repository.createDeployment().name("meibo").source("meibo").enableDuplicateFiltering(false);
            int resources = 0;
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.*")) {
                Matcher name = NAME.matcher(resource.getURL().toString());
                if (name.matches()) {
                    try (InputStream content = resource.getInputStream()) {
                        deployment.addInputStream(name.group(1), content);
                    }
                    resources++;
                }
            }
            if (resources > 0) {
                deployment.deploy();
            }
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("the models cannot be read", e);
        }
    }
}
