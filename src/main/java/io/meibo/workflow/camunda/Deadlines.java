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
        return amount(text);
    }

    /** The same as a time that a clock can count: a day is 24 hours. */
    Duration timeOf(String key) {
        TemporalAmount amount = of(key);
        return amount instanceof Duration time ? time : Duration.ofDays(((Period) amount).getDays());
    }

    static TemporalAmount amount(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }
}
