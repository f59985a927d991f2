package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPostpaidRegistrationOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * A registration begun before the models undid their work by compensation finishes on the models it began with, whatever
 * was deployed since: their beans, messages and variables must go on working.
 */
class EarlierModelsIT extends Stories {

    private static final Path EARLIER = Path.of("src/test/resources/models-before-compensation");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    @Qualifier("modelDeployer")
    private SmartInitializingSingleton deployer;

    @BeforeEach
    void enough_stock() {
        japaneseStock().keepAtLeast(20);
    }

    @AfterEach
    void todays_models() {
        deployer.afterSingletonsInstantiated();
    }

    @Test
    void it_is_withdrawn_and_gives_everything_back_by_the_part_of_that_time() {
        long freeBefore = japaneseStock().free();
        Journey journey = begunOnEarlierModels();
        journey.signed().reaches("awaiting-deposit").paid().awaits("hand-over");

        journey.withdraw().expectYes();
        journey.reaches("withdrawn").refundedBy("clerk");

        hasEnded(journey);
        assertThat(japaneseStock().free()).isEqualTo(freeBefore);
        assertThat(passed(journey))
                .contains("CallActivity_GiveBackAfterWithdrawal", "End_EverythingGivenBack")
                .doesNotContain("Undo_AfterWithdrawal", "CallActivity_ReturnDeposit");
    }

    @Test
    void it_is_completed_as_it_would_have_been() {
        Journey journey = begunOnEarlierModels();
        journey.signed().reaches("awaiting-deposit").paid().awaits("hand-over");

        journey.handedOverBy("clerk").reaches("completed");

        hasEnded(journey);
        assertThat(passed(journey))
                .contains("CallActivity_ReserveResources", "Gateway_Reserved", "End_SimIssued")
                .doesNotContain("CallActivity_DeliverSim", "CallActivity_AwaitStock");
    }

    /** Waits for its signature on the earlier models, while today's are deployed and new registrations begin on them. */
    private Journey begunOnEarlierModels() {
        deployEarlierModels();
        Journey journey = sent(aPostpaidRegistrationOf(Registrations.passportHolder("JPN")));
        if (journey.past("checking").equals("in-review")) {
            journey.approvedBy("reviewer");
        }
        journey.reaches("awaiting-signature");
        deployer.afterSingletonsInstantiated();
        return journey;
    }

    private void deployEarlierModels() {
        DeploymentBuilder deployment =
                repository.createDeployment().name("meibo").source("meibo");
        files(EARLIER).forEach(file -> add(deployment, EARLIER.relativize(file).toString(), file));
        files(Path.of("processes"))
                .filter(file ->
                        file.toString().endsWith(".dmn") || file.toString().endsWith(".html"))
                .forEach(file -> add(deployment, file.toString(), file));
        deployment.deploy();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(DeploymentBuilder deployment, String name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            deployment.addInputStream(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hasEnded(Journey journey) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey.reference())
                        .count())
                .isZero());
    }

    private List<String> passed(Journey journey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(journey.reference())
                .list()
                .stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
