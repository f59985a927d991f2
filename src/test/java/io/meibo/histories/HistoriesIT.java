package io.meibo.histories;

import io.meibo.MeiboApplication;
import io.meibo.support.Smdp;
import io.meibo.voucher.PlainPapers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Random histories. {@code -Dmeibo.histories=2000} says how many, {@code -Dmeibo.histories.seed=…} plays one again;
 * without either as many as fit a minute.
 */
@SpringBootTest(classes = MeiboApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(PlainPapers.class)
class HistoriesIT {

    private static final Logger LOG = LoggerFactory.getLogger(HistoriesIT.class);
    private static final boolean WANTED =
            System.getProperty("meibo.histories") != null || System.getProperty("meibo.histories.seed") != null;
    private static final long SECONDS = 60;
    private static final Smdp SMDP =
            Smdp.start(Path.of("target", "histories-" + ProcessHandle.current().pid()));

    private static final int NOTICE_PORT = freePort();

    private static @Nullable House house;

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void inMemory(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:histories;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        properties.add(
                "meibo.privacy.house-key-file",
                () -> Path.of("target", "test-house.key").toAbsolutePath().toString());
        properties.add("meibo.privacy.make-house-key", () -> "true");
        properties.add("meibo.demo.enabled", () -> "false");
        properties.add("camunda.bpm.job-execution.enabled", () -> "false");
        properties.add("meibo.stock.sweep", () -> "PT24H");
        SMDP.settings(NOTICE_PORT).forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        SMDP.close();
    }

    @Test
    void each_order_of_a_thousand_shuffled_and_doubled_notices_and_payments_ends_the_same() {
        var house = house();
        new NoticeOrders(house).play();
        house.audit.all();
    }

    @Test
    void whatever_happens_nothing_is_lost_doubled_or_left_over() {
        var house = house();
        var events = new TreeMap<String, Integer>();
        long begun = System.nanoTime();
        int played = 0;
        for (long seed : seeds()) {
            var history = new History(house, seed);
            history.play();
            history.diary().counts().forEach((name, times) -> events.merge(name, times, Integer::sum));
            played++;
            if (played % 100 == 0) {
                house.audit.all();
            }
            if (!WANTED && System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(SECONDS)) {
                break;
            }
        }
        house.audit.all();
        LOG.warn("{} histories in {} s: {}", played, (System.nanoTime() - begun) / 1_000_000_000, events);
    }

    private House house() {
        if (house == null) {
            house = new House(context, SMDP);
            SMDP.noticesTo(NOTICE_PORT);
            house.engine.deployWithShortClearance();
            house.fillShelves(20);
        }
        return house;
    }

    private static long[] seeds() {
        String one = System.getProperty("meibo.histories.seed");
        return one != null
                ? new long[] {Long.parseLong(one)}
                : LongStream.rangeClosed(1, Integer.getInteger("meibo.histories", 2000))
                        .toArray();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
