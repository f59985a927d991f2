package io.meibo.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.policy.DataCapture;
import io.meibo.policy.NeededDocuments;
import io.meibo.policy.Policy;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as an applicant compares it and as the start form reads it. */
@RestController
@RequestMapping("/api/products")
class ProductsController {

    private final Products products;
    private final Policy policy;
    private final DataCapture capture;
    private final Clock clock;
    private volatile Wanted wanted = new Wanted(LocalDate.MIN, List.of(), Map.of(), Map.of());

    ProductsController(Products products, Policy policy, DataCapture capture, Clock clock) {
        this.products = products;
        this.policy = policy;
        this.capture = capture;
        this.clock = clock;
    }

    /**
     * A product in the reader's language. {@code deposit} is what a customer whose credit check passes is asked with
     * the first kind of document; {@code documents} lists what today's policy wants, {@code collects} which groups of
     * fields an application may bear.
     */
    record ProductView(
            String id,
            String country,
            String operator,
            String name,
            Product.Service service,
            Product.Billing billing,
            String process,
            boolean needsNumber,
            List<PlanView> plans,
            List<Product.Delivery> delivery,
            List<String> channels,
            List<DocumentView> documents,
            Money deposit,
            Set<Product.Collects> collects) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanView(String id, String name, Money price, Product.Per per, @Nullable String proof) {}

    /**
     * A kind of identity document and, channel by channel, which pages of it are wanted and how its data may come in
     * ({@code reader-required}, {@code typed-allowed} or {@code person}).
     */
    record DocumentView(String type, Map<String, PagesView> byChannel) {}

    record PagesView(List<String> pages, boolean personDecides, String capture) {}

    /**
     * What these versions of the tables say on that day, by product: asking them for every product takes seconds, and
     * they change seldom.
     */
    private record Wanted(
            LocalDate day,
            List<String> versions,
            Map<String, List<DocumentView>> documents,
            Map<String, Money> deposits) {}

    /** All products with plans, prices, needed documents and deposit, by the policy of today. */
    @Operation(summary = "The catalogue: operator, plans, prices, needed documents, deposit")
    @GetMapping
    @Transactional
    public List<ProductView> all(Locale locale) {
        Wanted today = wantedToday();
        return products.all().stream()
                .map(product -> view(product, locale, today))
                .toList();
    }

    private Wanted wantedToday() {
        LocalDate day = LocalDate.now(clock);
        List<String> versions = policy.versionsForCatalogue();
        Wanted known = wanted;
        if (!known.day().equals(day) || !known.versions().equals(versions)) {
            known = new Wanted(
                    day,
                    versions,
                    products.all().stream()
                            .collect(Collectors.toMap(Product::id, product -> product.documentTypes().stream()
                                    .map(type -> new DocumentView(type, pages(product, type, day)))
                                    .toList())),
                    products.all().stream()
                            .collect(Collectors.toMap(
                                    Product::id,
                                    product -> policy.depositOffered(
                                            product.id(),
                                            product.documentTypes().stream()
                                                    .findFirst()
                                                    .orElse("none"),
                                            CheckOutcome.PASSED,
                                            day))));
            wanted = known;
        }
        return known;
    }

    private ProductView view(Product product, Locale locale, Wanted today) {
        return new ProductView(
                product.id(),
                product.country(),
                product.operator(),
                product.name().in(locale),
                product.service(),
                product.billing(),
                product.process(),
                product.needsNumber(),
                product.plans().stream()
                        .map(plan ->
                                new PlanView(plan.id(), plan.name().in(locale), plan.price(), plan.per(), plan.proof()))
                        .toList(),
                product.delivery(),
                product.channels(),
                Objects.requireNonNull(today.documents().get(product.id())),
                Objects.requireNonNull(today.deposits().get(product.id())),
                product.collects());
    }

    private String capture(Product product, String documentType, String channel, LocalDate today) {
        return capture.of(product.country(), product.id(), channel, documentType, today)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private Map<String, PagesView> pages(Product product, String documentType, LocalDate today) {
        return product.channels().stream().collect(Collectors.toMap(Function.identity(), channel -> {
            NeededDocuments needed = policy.documentsOffered(product.id(), channel, documentType, today);
            return new PagesView(
                    needed.pages(), needed.personDecides(), capture(product, documentType, channel, today));
        }));
    }
}
