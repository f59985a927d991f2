package io.meibo.demo;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills an empty register on the first start, in the background and after the application is ready. What was cut off by
 * a stop is played on at the next start; once all is played, or where somebody registered first, nothing is touched.
 */
@Component
@Profile("!production")
@ConditionalOnProperty("meibo.demo.enabled")
class DemoData {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WebServerApplicationContext server;
    private final DemoReader reader;
    private final @Nullable DemoPhone phone;
    private @Nullable Thread player;

    DemoData(
            JdbcClient jdbc,
            Clock clock,
            WebServerApplicationContext server,
            DemoReader reader,
            ObjectProvider<DemoPhone> phone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.server = server;
        this.reader = reader;
        this.phone = phone.getIfAvailable();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        List<DemoCase> cases = DemoCases.of(OffsetDateTime.now(clock)).stream()
                .filter(demo -> phone != null || !demo.needsPhone())
                .toList();
        if (isEmpty("demo_case") && isEmpty("registration")) {
            cases.forEach(demo -> jdbc.sql("INSERT INTO demo_case (code, played) VALUES (:code, FALSE)")
                    .param("code", demo.code())
                    .update());
        }
        List<String> open = open();
        if (!open.isEmpty()) {
            Thread thread = new Thread(
                    () -> play(cases.stream()
                            .filter(demo -> open.contains(demo.code()))
                            .toList()),
                    "demo-data");
            thread.setDaemon(true);
            thread.start();
            player = thread;
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        if (player != null) {
            player.interrupt();
        }
    }

    private void play(List<DemoCase> cases) {
        var stage = new DemoPlayer(
                new Door(URI.create("http://127.0.0.1:" + server.getWebServer().getPort())), reader, phone);
        try {
            stage.fillShelves();
            for (DemoCase demo : cases) {
                playOne(stage, demo);
            }
            log.info("demo registrations are in place");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.warn("no demo registrations: {}", failed.getMessage());
        }
    }

    /** A case that cannot be played leaves the others alone. */
    private void playOne(DemoPlayer stage, DemoCase demo) throws InterruptedException {
        try {
            String reference = stage.enter(demo);
            note(demo, reference, false);
            stage.play(demo, reference);
            note(demo, reference, true);
        } catch (RuntimeException failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            log.warn("demo case {} is not complete: {}", demo.code(), failed.getMessage());
        }
    }

    private void note(DemoCase demo, String reference, boolean played) {
        jdbc.sql("UPDATE demo_case SET reference = :reference, played = :played WHERE code = :code")
                .param("reference", reference)
                .param("played", played)
                .param("code", demo.code())
                .update();
    }

    private List<String> open() {
        return jdbc.sql("SELECT code FROM demo_case WHERE played = FALSE")
                .query(String.class)
                .list();
    }

    private boolean isEmpty(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single() == 0;
    }
}
