package io.meibo.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.MeiboApplication;
import io.meibo.demo.Door;
import io.meibo.demo.Door.Caller;
import io.meibo.deposit.PaymentOrder;
import io.meibo.histories.House.Wish;
import io.meibo.shared.Actor;
import io.meibo.support.Smdp;
import io.meibo.voucher.PlainPapers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * SIGKILL on the packaged application in the middle of 200 withdrawals and issues, with the SM-DP+ going on beside it.
 * The cases are brought to where they stand by the services, in this process and without an executor; then the real jar
 * takes over their database.
 */
class KillIT {

    private static final int CASES = 200;
    private static final int KILL_AFTER = 80;
    private static final Wish SIM =
            new Wish("jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan", "sim", "counter");
    private static final Wish ESIM =
            new Wish("jp-postpaid-voice", "light-3gb", "JPN", "meibo-japan", "esim", "download");

    /** One of the 200: whom it is about, and whether he goes or gets what he came for. */
    private record Case(Subject subject, boolean withdraws) {}

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    void after_a_kill_in_200_withdrawals_and_issues_all_is_accounted_for() throws Exception {
        int noticePort = freePort();
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Smdp smdp = Smdp.start(folder.resolve("smdp"))) {
            smdp.noticesTo(noticePort);
            List<Case> cases = prepared(smdp, data);
            try (var jar = jar(smdp, data, noticePort)) {
                playUntilKilled(jar, smdp, cases);
            }
            try (var jar = jar(smdp, data, noticePort)) {
                for (Case next : cases) {
                    play(jar.door(), smdp, next);
                }
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() ->
                                assertThat(statuses(jar.door(), cases)).containsOnlyKeys("completed", "withdrawn"));
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> nothingReserved(jar.door()) && allUndone(jar.door(), cases));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> smdp.figures().path("noticesOwed").asInt() == 0);
                jar.stop();
            }
            audit(smdp, data, cases);
        }
        assertThat(refused).as("nobody was told what is not so").isEmpty();
    }

    private List<Case> prepared(Smdp smdp, Path data) {
        var settings = new TreeMap<String, Object>(smdp.settings(0));
        settings.remove("meibo.es2plus.notice-port");
        settings.putAll(Map.of(
                "server.port", "0",
                "spring.datasource.url", database(data),
                "meibo.privacy.house-key-file", data.resolve("house.key").toString(),
                "meibo.demo.enabled", "false",
                "camunda.bpm.job-execution.enabled", "false"));
        List<Case> cases = new ArrayList<>();
        try (var context = new SpringApplicationBuilder(MeiboApplication.class, PlainPapers.class)
                .profiles("test")
                .properties(settings)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))) {
            var house = new House(context, smdp);
            house.engine.deployWithShortClearance();
            house.fillShelves(CASES + 10);
            for (int n = 0; n < CASES; n++) {
                cases.add(new Case(readyToEnd(house, n % 2 == 0 ? SIM : ESIM), n % 4 < 2));
            }
        }
        Collections.shuffle(cases, new Random(20261125));
        return cases;
    }

    /** Signed and paid; the SIM lies at the counter, or the code was shown. */
    private static Subject readyToEnd(House house, Wish wish) {
        var person = house.person(wish);
        var subject = new Subject(1, house.enter(wish, person, true), wish, person);
        house.intake.submit(subject.reference, House.CLERK);
        steps(house, subject);
        house.sign(subject);
        var due = house.look(subject.reference).depositDue();
        if (due != null) {
            house.deposits.pay(
                    subject.reference,
                    new PaymentOrder(due.amount().toPlainString(), due.currency(), "cash", subject.id()),
                    House.SHOP,
                    null);
        }
        steps(house, subject);
        if (wish.esim()) {
            subject.activationCode = house.codes
                    .show(subject.reference, Actor.applicant(subject.reference))
                    .toQrText();
        }
        return subject;
    }

    private static void steps(House house, Subject subject) {
        for (var due = house.books.steps(subject.reference);
                !due.isEmpty();
                due = house.books.steps(subject.reference)) {
            due.forEach(house.engine::run);
        }
    }

    private void playUntilKilled(Running jar, Smdp smdp, List<Case> cases) throws Exception {
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        var tills = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int till = 0; till < 6; till++) {
                all.add(tills.submit(() -> {
                    for (int n = next.getAndIncrement(); n < cases.size(); n = next.getAndIncrement()) {
                        try {
                            play(jar.door(), smdp, cases.get(n));
                            done.incrementAndGet();
                        } catch (UncheckedIOException gone) {
                            return;
                        }
                    }
                }));
            }
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> done.get() >= KILL_AFTER);
            jar.kill();
            for (Future<?> till : all) {
                till.get();
            }
        } finally {
            tills.shutdownNow();
        }
        assertThat(done.get()).as("in the middle of them").isBetween(KILL_AFTER, CASES - 10);
    }

    /** Whoever goes, goes; the others get their SIM over the counter or install. Safe to be done again. */
    private void play(Door door, Smdp smdp, Case next) {
        String path = "/api/registrations/" + next.subject().id();
        Caller clerk = door.as("clerk", "demo");
        if (next.withdraws()) {
            var answer = clerk.post(path + "/withdrawal");
            if (answer.status() >= 500) {
                refused.add(answer.toString());
            }
        } else if (next.subject().wish.esim()) {
            String code = String.valueOf(next.subject().activationCode);
            smdp.profiles().values().stream()
                    .filter(profile -> profile.path("matchingId").asText().equals(code.split("\\$")[2]))
                    .findFirst()
                    .ifPresent(profile ->
                            smdp.install(code, profile.path("confirmationCode").asText()));
            // so that a kill is noticed by this till too
            clerk.get(path).expect(200);
        } else {
            handOver(clerk, path, next.subject());
        }
    }

    private void handOver(Caller clerk, String path, Subject subject) {
        JsonNode found =
                clerk.get("/api/tasks?registration=" + subject.id()).expect(200).json();
        for (JsonNode task : found.isArray() ? found : found.path("items")) {
            if (task.path("key").asText().equals("Task_HandOverSim")) {
                String id = task.path("id").asText();
                clerk.post("/api/tasks/" + id + "/claim");
                String iccid = clerk.get(path + "/reservation").expect(200).text("/iccid");
                clerk.post(path + "/hand-over?task=" + id, Map.of("iccid", iccid))
                        .expectYes();
                clerk.post("/api/tasks/" + id + "/completion").expectYes();
            }
        }
    }

    private static Map<String, Integer> statuses(Door door, List<Case> cases) {
        var statuses = new TreeMap<String, Integer>();
        for (Case next : cases) {
            statuses.merge(
                    door.as("clerk", "demo")
                            .get("/api/registrations/" + next.subject().id())
                            .expect(200)
                            .text("/status"),
                    1,
                    Integer::sum);
        }
        return statuses;
    }

    /** Whoever went has given back what was his, which takes the house a moment and a retry or two. */
    private static boolean nothingReserved(Door door) {
        for (JsonNode pool : door.as("manager", "demo")
                .get("/api/inventory")
                .expect(200)
                .json()
                .path("pools")) {
            for (String shelf : List.of("sims", "esimProfiles", "numbers")) {
                if (pool.path(shelf).path("reserved").asInt() > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All that is left of a withdrawal is the money to be paid back. */
    private static boolean allUndone(Door door, List<Case> cases) {
        return cases.stream().filter(Case::withdraws).allMatch(next -> door.as("clerk", "demo")
                .get("/api/tasks?registration=" + next.subject().id())
                .body()
                .contains("Task_RefundDeposit"));
    }

    private static void audit(Smdp smdp, Path data, List<Case> cases) {
        // one connection: between two of them the embedded database would be closed and opened again
        var database = new SingleConnectionDataSource(database(data), "sa", "", true);
        var jdbc = JdbcClient.create(database);
        var audit = new Audit(jdbc, smdp);
        cases.forEach(next -> audit.of(next.subject().reference));
        audit.all();
        for (Case next : cases) {
            assertThat(jdbc.sql("SELECT status FROM registration WHERE reference = :reference")
                            .param("reference", next.subject().id())
                            .query(String.class)
                            .single())
                    .isEqualTo(next.withdraws() ? "withdrawn" : "completed");
        }
        database.destroy();
    }

    private static String database(Path data) {
        return "jdbc:h2:file:" + data.resolve("meibo") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }

    /** The packaged application as a process. */
    private record Running(Process process, Door door) implements AutoCloseable {

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Running jar(Smdp smdp, Path data, int noticePort) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("meibo.jar", "target/meibo.jar"),
                "--server.port=" + port,
                "--meibo.demo.enabled=false"));
        smdp.settings(noticePort).forEach((name, value) -> command.add("--" + name + "=" + value));
        Path log = folder.resolve("meibo.log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("MEIBO_DATA", data.toString());
        var running = new Running(builder.start(), new Door(URI.create("http://127.0.0.1:" + port)));
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .failFast(() -> !running.process().isAlive())
                .until(() -> running.door()
                                .unknown()
                                .get("/actuator/health/readiness")
                                .status()
                        == 200);
        return running;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
