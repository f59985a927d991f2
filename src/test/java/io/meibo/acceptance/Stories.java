package io.meibo.acceptance;

import io.meibo.demo.StockFiles;
import io.meibo.support.AppTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all stories have: the contract's client at the running application. */
abstract class Stories extends AppTest {

    @Autowired
    private JdbcClient jdbc;

    JdbcClient jdbc() {
        return jdbc;
    }

    Stock japaneseStock() {
        return new Stock(api(), jdbc, StockFiles.JAPAN);
    }

    Stock chineseStock() {
        return new Stock(api(), jdbc, StockFiles.CHINA);
    }

    Api api() {
        return new Api(at("/"));
    }

    /** The answer to an application of the shop, as a journey; in China the portrait is compared and matches. */
    Journey sent(Registrations registration) {
        Journey journey = Journey.of(api(), registration, registration.sentBy(api().as("shop")));
        if (registration.body().path("product").asText().startsWith("cn-")) {
            Comparison.matches(api()::as, journey.reference());
        }
        return journey;
    }
}
