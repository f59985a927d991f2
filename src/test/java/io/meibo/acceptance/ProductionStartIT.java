package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production says no rather than start half-locked. */
class ProductionStartIT {

    @TempDir
    private Path folder;

    @Test
    void production_does_not_start_without_its_secrets() {
        try (var jar = RunningJar.start(
                folder.resolve("data"), folder.resolve("meibo.log"), "--spring.profiles.active=production")) {
            assertThat(jar.ended(Duration.ofSeconds(120))).isNotZero();
            assertThat(jar.output()).contains("MEIBO_");
        }
    }
}
