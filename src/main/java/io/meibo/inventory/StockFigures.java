package io.meibo.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges {@code meibo.stock.free} (how many lie there) and {@code meibo.stock.low} (1 below the mark, else 0), by pool, form
 * and office of every mark.
 */
@Component
class StockFigures {

    private final StockMarks marks;
    private final MultiGauge free;
    private final MultiGauge low;

    StockFigures(StockMarks marks, MeterRegistry meters) {
        this.marks = marks;
        this.free = MultiGauge.builder("meibo.stock.free")
                .description("Items in stock where a mark is set")
                .register(meters);
        this.low = MultiGauge.builder("meibo.stock.low")
                .description("1 where fewer are in stock than the mark says")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
    void read() {
        var all = marks.all();
        free.register(
                all.stream()
                        .map(mark -> MultiGauge.Row.of(tags(mark), mark.free()))
                        .toList(),
                true);
        low.register(
                all.stream()
                        .map(mark -> MultiGauge.Row.of(tags(mark), mark.low() ? 1 : 0))
                        .toList(),
                true);
    }

    private static Tags tags(StockMarks.Mark mark) {
        return Tags.of("pool", mark.pool(), "form", mark.form(), "office", mark.office());
    }
}
