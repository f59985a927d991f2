package io.meibo.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The catalogue of products, read once from {@code catalogue/products.json}; a new product is a new row there. */
@Component
public class Products {

    private static final String CATALOGUE = "catalogue/products.json";

    private final Map<String, Product> byId = new LinkedHashMap<>();

    public Products() {
        for (Product product : read()) {
            if (byId.put(product.id(), product) != null) {
                throw new IllegalStateException("product twice in the catalogue: " + product.id());
            }
        }
    }

    /** All products, in the order of the catalogue. */
    public List<Product> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Product> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The product of a registration that was taken in; throws where the catalogue has none such. */
    public Product get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no such product: " + id));
    }

    /** Every kind of identity document that some product takes. */
    public Set<String> documentTypes() {
        return byId.values().stream()
                .flatMap(product -> product.documentTypes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Product> read() {
        try (InputStream json = new ClassPathResource(CATALOGUE).getInputStream()) {
            return List.of(new ObjectMapper().readValue(json, Product[].class));
        } catch (IOException e) {
            throw new IllegalStateException(CATALOGUE + " cannot be read", e);
        }
    }
}
