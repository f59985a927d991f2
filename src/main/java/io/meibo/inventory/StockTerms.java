package io.meibo.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long things are held: settings under {@code meibo.stock}, ISO 8601. */
@Component
class StockTerms {

    private final Clock clock;
    private final Period reservation;
    private final Period numberRest;
    private final Duration offer;
    private final int offersADay;

    StockTerms(
            Clock clock,
            @Value("${meibo.stock.reservation:P90D}") String reservation,
            @Value("${meibo.stock.number-rest:P90D}") String numberRest,
            @Value("${meibo.stock.number-offer:PT10M}") String offer,
            @Value("${meibo.stock.number-offers-a-day:3}") int offersADay) {
        this.clock = clock;
        this.reservation = Period.parse(reservation);
        this.numberRest = Period.parse(numberRest);
        this.offer = Duration.parse(offer);
        this.offersADay = offersADay;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** Until when a reservation made now should have come to its hand-over or activation. */
    OffsetDateTime reservedUntil() {
        return now().plus(reservation);
    }

    /** Until when a number that comes back now rests. */
    OffsetDateTime restsUntil() {
        return now().plus(numberRest);
    }

    /** Until when numbers shown now may be chosen. */
    OffsetDateTime offeredUntil() {
        return now().plus(offer);
    }

    /** How often within a day a registration is shown other numbers. */
    int offersADay() {
        return offersADay;
    }
}
