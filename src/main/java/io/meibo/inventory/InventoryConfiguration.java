package io.meibo.inventory;

import io.meibo.shared.CardNumber;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shelves. */
@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    Shelf<Iccid> simShelf(JdbcClient jdbc, Clock clock) {
        return Shelf.ofSims(jdbc, clock);
    }

    @Bean
    Shelf<CardNumber> cardShelf(JdbcClient jdbc, Clock clock) {
        return Shelf.ofCards(jdbc, clock);
    }

    @Bean
    Shelf<Msisdn> numberShelf(JdbcClient jdbc, Clock clock) {
        return Shelf.ofNumbers(jdbc, clock);
    }
}
