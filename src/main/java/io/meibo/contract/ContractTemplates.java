package io.meibo.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The templates of contracts and terms by product, each in versions that are dated like the tables of policy, with their
 * words in three languages. Read once; a template that lacks a text in a language stops the start.
 */
@Component
public class ContractTemplates {

    static final List<String> LANGUAGES = List.of("ja", "zh-CN", "en");

    private static final Comparator<ContractTemplate> BY_DAY =
            Comparator.comparing(ContractTemplate::validFrom).thenComparing(ContractTemplate::version);

    private final List<ContractTemplate> templates;
    private final Map<String, Properties> words = new HashMap<>();

    @Autowired
    ContractTemplates(ObjectMapper json) {
        this(json, "contracts");
    }

    /** Reads {@code templates.json} and the words from this folder of the class path. */
    ContractTemplates(ObjectMapper json, String folder) {
        try (InputStream list = new ClassPathResource(folder + "/templates.json").getInputStream()) {
            templates = List.copyOf(json.readValue(list, new TypeReference<List<ContractTemplate>>() {}));
            for (String wording :
                    templates.stream().map(ContractTemplate::wording).distinct().toList()) {
                for (String language : LANGUAGES) {
                    words.put(wording + "/" + language, read(folder + "/" + wording + "/" + language + ".properties"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("texts of contracts are missing: " + missing);
        }
    }

    /** All versions of all templates. */
    public List<ContractTemplate> all() {
        return templates;
    }

    /**
     * The version by which a contract of this product is written on this day: the newest that has begun. Empty where the
     * product has none; on a day before the first one, that.
     */
    public Optional<ContractTemplate> inForce(String product, LocalDate day) {
        List<ContractTemplate> ofProduct = templates.stream()
                .filter(template -> template.products().contains(product))
                .sorted(BY_DAY)
                .toList();
        return ofProduct.stream()
                .filter(template -> !template.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> ofProduct.stream().findFirst());
    }

    /** A version, in force or not; {@code NOT_FOUND} where there is none such. */
    public ContractTemplate get(String id, int version) {
        return templates.stream()
                .filter(template -> template.id().equals(id) && template.version() == version)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    String text(ContractTemplate template, String language, String key) {
        return find(template, language, key)
                .orElseThrow(
                        () -> new IllegalStateException(template.id() + " has no text " + key + " in " + language));
    }

    Optional<String> find(ContractTemplate template, String language, String key) {
        return Optional.ofNullable(words.get(template.wording() + "/" + language))
                .map(texts -> texts.getProperty(key));
    }

    /** The keys that a template needs in each language. */
    static Stream<String> keys(ContractTemplate template) {
        Stream<String> frame = Stream.concat(
                Stream.of("title." + template.form(), "lead." + template.form()),
                template.signed() ? Stream.of("declaration") : Stream.empty());
        return Stream.of(
                        frame,
                        template.notices().stream()
                                .flatMap(id -> Stream.of("notice." + id + ".head", "notice." + id + ".1")),
                        template.clauses().stream().flatMap(id -> clause("clause." + id)),
                        template.privacy().stream().flatMap(id -> clause("privacy." + id)))
                .flatMap(keys -> keys);
    }

    private static Stream<String> clause(String key) {
        return Stream.of(key + ".head", key + ".text");
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        for (ContractTemplate template : templates) {
            for (String language : LANGUAGES) {
                keys(template)
                        .filter(key -> find(template, language, key)
                                .filter(text -> !text.isBlank())
                                .isEmpty())
                        .forEach(key ->
                                missing.add(template.id() + "/" + template.version() + "/" + language + "/" + key));
            }
        }
        return missing;
    }

    private static Properties read(String file) throws IOException {
        var texts = new Properties();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
