package io.meibo.histories;

import io.meibo.MeiboApplication;
import io.meibo.support.Smdp;
import io.meibo.voucher.PlainPapers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Random histories. {@code -Dmeibo.histories=2000} says how many, {@code -Dmeibo.histories.seed=…} plays one again;
 * without either as many as fit two and a half minutes.
 */
@SpringBootTest(classes = MeiboApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(PlainPapers.class)
class HistoriesIT {

    private static final Smdp SMDP = Smdp.start(Path.of("target", "histories-" + ProcessHandle.current().pid()));

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void inMemory(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:histories;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        properties.add("meibo.privacy.house-key-file", () -> Path.of("target", "test-house.key").toAbsolutePath().toString());
        properties.add("meibo.privacy.make-house-key", () -> "true");
        properties.add("meibo.demo.enabled", () -> "false");
        properties.add("camunda.bpm.job-execution.enabled", () -> "false");
        properties.add("meibo.stock.sweep", () -> "PT24H");
        SMDP.settings(0).forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        SMDP.close();
    }

    @Test
    void whatever_happens_nothing_is_lost_doubled_or_left_over() {
        var house = new House(context, SMDP);
        house.engine.deployWithShortClearance();
        house.fillShelves(20);
        long begun = System.nanoTime();
        int count = Integer.getInteger("meibo.histories", 20);
        var events = new TreeMap<String, Integer>();
        for (int n = 0; n < count; n++) {
            var history = new History(house, 1000L + n);
            history.play();
            history.counts().forEach((name, times) -> events.merge(name, times, Integer::sum));
        }
        System.err.println(count + " histories in " + (System.nanoTime() - begun) / 1_000_000 + " ms: " + events);
    }
}
