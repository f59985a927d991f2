package io.meibo.inventory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives each operator of the catalogue its pool before the first registration asks for stock. */
@Component
@Order(0)
class PoolSetUp implements ApplicationRunner {

    private final Pools pools;
    private final StockNeeds needs;

    PoolSetUp(Pools pools, StockNeeds needs) {
        this.pools = pools;
        this.needs = needs;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        pools.ensure(needs.countryByPool().keySet());
    }
}
