package io.meibo.workflow.camunda;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long each wait may last ({@code meibo.deadlines}), as ISO 8601 durations; the models' timers name the same keys. */
@ConfigurationProperties("meibo")
public record Deadlines(Map<String, String> deadlines) {

    public Deadlines {
        deadlines = Map.copyOf(deadlines);
    }

    TemporalAmount of(String key) {
        String text = deadlines.get(key);
        if (text == null) {
            throw new IllegalStateException("no setting meibo.deadlines." + key);
        }
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }
}
