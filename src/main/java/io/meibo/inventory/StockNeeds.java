package io.meibo.inventory;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.register.RegistrationCase;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the catalogue says of stock: each operator has one pool, and some products have no number. */
@Component
class StockNeeds {

    /**
     * What a registration needs: of one pool a SIM of this form ({@code sim}, {@code esim}) and perhaps a
     * number, or a card of this product.
     */
    record Need(String pool, String form, boolean number) {}

    private final Products products;

    StockNeeds(Products products) {
        this.products = products;
    }

    Need of(RegistrationCase.Facts facts) {
        Product product = products.get(facts.product());
        return new Need(
                facts.operator(), product.isCard() ? product.id() : facts.deliveryForm(), product.needsNumber());
    }

    /** The products that are cards, by their id. */
    Map<String, Product> cardProducts() {
        var cards = new HashMap<String, Product>();
        products.all().stream().filter(Product::isCard).forEach(product -> cards.put(product.id(), product));
        return cards;
    }

    /** What a pool has in stock: {@code sim}, {@code esim} and {@code number}, or the products of its cards. */
    TreeSet<String> forms(String pool) {
        var forms = new TreeSet<String>();
        for (Product product : products.all()) {
            if (product.operator().equals(pool)) {
                if (product.isCard()) {
                    forms.add(product.id());
                } else {
                    product.delivery().forEach(offer -> forms.add(offer.form()));
                    if (product.needsNumber()) {
                        forms.add(StockMarks.NUMBER);
                    }
                }
            }
        }
        return forms;
    }

    Product product(RegistrationCase.Facts facts) {
        return products.get(facts.product());
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
