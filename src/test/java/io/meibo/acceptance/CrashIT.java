package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Invented;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses power in the middle of the day: SIGKILL on the real process with the real database file. */
class CrashIT {

    private static final int REGISTRATIONS = 200;
    private static final int KILL_AFTER = 90;

    @TempDir
    private Path folder;

    @Test
    void no_acknowledged_registration_is_lost_or_doubled_and_all_go_on() throws Exception {
        List<Registrations> applications = applications();
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Path data = folder.resolve("data");
        Path log = folder.resolve("meibo.log");

        try (var before =
                RunningJar.start(data, log, "--meibo.demo.enabled=false").ready()) {
            sendUntilKilled(before, applications, acknowledged);
        }
        assertThat(acknowledged).as("acknowledged before the kill").hasSizeBetween(KILL_AFTER, REGISTRATIONS - 1);

        try (var after =
                RunningJar.start(data, log, "--meibo.demo.enabled=false").ready()) {
            Api api = after.api();
            for (var entry : acknowledged.entrySet()) {
                api.as("clerk").get("/api/registrations/" + entry.getValue()).expect(200);
            }
            sendAgain(api, applications, acknowledged);
            assertThat(Set.copyOf(acknowledged.values()))
                    .as("one reference each")
                    .hasSize(REGISTRATIONS);

            assertThat(listed(api))
                    .as("in the list, once each")
                    .hasSize(REGISTRATIONS)
                    .containsExactlyInAnyOrderElementsOf(acknowledged.values());
            allGoOn(api, acknowledged.values());
            assertNothingPersonalIn(after.output(), applications);
        }
    }

    private static List<Registrations> applications() {
        var applications = new ArrayList<Registrations>();
        for (int i = 0; i < REGISTRATIONS; i++) {
            // everybody has a document of his own, and the counter in Japan asks for no portrait
            applications.add(Registrations.aPostpaidRegistration()
                    .withoutPage("portrait")
                    .withExternalReference("shop", "crash-" + i));
        }
        return applications;
    }

    private static void sendUntilKilled(
            RunningJar jar, List<Registrations> applications, Map<String, String> acknowledged) throws Exception {
        Api api = jar.api();
        var next = new AtomicInteger();
        ExecutorService tills = Executors.newFixedThreadPool(6);
        try {
            var done = new ArrayList<Future<?>>();
            for (int till = 0; till < 6; till++) {
                done.add(tills.submit(() -> {
                    for (int i = next.getAndIncrement(); i < REGISTRATIONS; i = next.getAndIncrement()) {
                        try {
                            Answer answer = applications.get(i).sentBy(keyed(api, i));
                            acknowledged.put(key(i), answer.expect(201).text("/reference"));
                        } catch (UncheckedIOException gone) {
                            return;
                        }
                    }
                }));
            }
            await().atMost(Duration.ofMinutes(5)).until(() -> acknowledged.size() >= KILL_AFTER);
            jar.kill();
            for (Future<?> till : done) {
                till.get();
            }
        } finally {
            tills.shutdownNow();
        }
    }

    /** What a careful program does after a time-out: the same request with the same key; nothing is done twice. */
    private static void sendAgain(Api api, List<Registrations> applications, Map<String, String> acknowledged) {
        for (int i = 0; i < REGISTRATIONS; i++) {
            Answer answer = applications.get(i).sentBy(keyed(api, i));
            String before = acknowledged.get(key(i));
            answer.expect(201);
            if (before == null) {
                acknowledged.put(key(i), answer.text("/reference"));
            } else {
                assertThat(answer.text("/reference")).isEqualTo(before);
            }
        }
    }

    private static List<String> listed(Api api) {
        var references = new ArrayList<String>();
        for (int page = 0; page < 20; page++) {
            JsonNode items = api.as("manager")
                    .get("/api/registrations?page=" + page + "&size=50")
                    .expect(200)
                    .json()
                    .path("items");
            items.forEach(item -> references.add(item.path("reference").asText()));
            if (items.size() < 50) {
                break;
            }
        }
        return references;
    }

    /**
     * What the killed process had in hand is taken up at once, since nobody else can be at this database. A drawn
     * document that a check finds hard to read waits for a reviewer, which is past the checks as well.
     */
    private static void allGoOn(Api api, Iterable<String> references) {
        Set<String> waiting = new HashSet<>();
        references.forEach(waiting::add);
        await().atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    waiting.removeIf(reference -> api.as("clerk")
                            .get("/api/registrations/" + reference)
                            .expect(200)
                            .text("/status")
                            .matches("awaiting-signature|in-review"));
                    assertThat(waiting).as("not past their checks yet").isEmpty();
                });
    }

    private static void assertNothingPersonalIn(String output, List<Registrations> applications) {
        for (Registrations application : applications) {
            Invented person = application.person();
            assertThat(output)
                    .doesNotContain(
                            person.paper().number(),
                            person.phone(),
                            person.email(),
                            person.home().line());
        }
    }

    private static Caller keyed(Api api, int i) {
        return api.as("shop").with("Idempotency-Key", key(i));
    }

    private static String key(int i) {
        return "crash-run-" + i;
    }
}
