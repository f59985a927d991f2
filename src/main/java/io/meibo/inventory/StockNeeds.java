package io.meibo.inventory;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.register.RegistrationCase;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the catalogue says of stock: each operator has one pool, and some products have no number. */
@Component
class StockNeeds {

    /** What a registration needs: a SIM of this form ({@code sim}, {@code esim}) and perhaps a number, of one pool. */
    record Need(String pool, String form, boolean number) {}

    private final Products products;

    StockNeeds(Products products) {
        this.products = products;
    }

    Need of(RegistrationCase.Facts facts) {
        return new Need(
                facts.operator(),
                facts.deliveryForm(),
                products.get(facts.product()).needsNumber());
    }

    /** Every pool with its country (ISO 3166-1 alpha-3). */
    Map<String, String> countryByPool() {
        var countries = new HashMap<String, String>();
        for (Product product : products.all()) {
            countries.put(product.operator(), product.country());
        }
        return countries;
    }
}
