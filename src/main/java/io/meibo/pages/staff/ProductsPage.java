package io.meibo.pages.staff;

import io.meibo.api.Figures;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The catalogue: which products there are, what they cost and which documents they are given for. */
@Controller
class ProductsPage {

    /** A plan with its price in words; {@code per} is {@code month} or {@code once}. */
    record Offer(String name, String price, String per) {}

    /** A product as it is shown; documents and channels by code. */
    record Shown(String id, String name, String country, String billing, List<Offer> plans, List<String> documents) {}

    private final Products products;
    private final Figures figures;

    ProductsPage(Products products, Figures figures) {
        this.products = products;
        this.figures = figures;
    }

    @GetMapping("/products")
    String show(Locale locale, Model model) {
        model.addAttribute(
                "products",
                products.all().stream().map(product -> shown(product, locale)).toList());
        return "pages/products";
    }

    private Shown shown(Product product, Locale locale) {
        return new Shown(
                product.id(),
                product.name().in(locale),
                product.country(),
                product.isPrepaid() ? "prepaid" : "postpaid",
                product.plans().stream()
                        .map(plan -> new Offer(
                                plan.name().in(locale),
                                figures.amount(plan.price(), locale),
                                plan.per() == Product.Per.MONTH ? "month" : "once"))
                        .toList(),
                product.documentTypes());
    }
}
