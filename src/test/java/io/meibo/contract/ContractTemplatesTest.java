package io.meibo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTemplatesTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Path WORDS = Path.of("src", "main", "resources", "contracts");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    /** What a law or our own table demands of the contract of a postpaid line. */
    private static final Map<String, List<String>> DEMANDED = Map.of(
            "JPN",
            List.of(
                    "notice.eight-days", // JP-24
                    "clause.explanation", // JP-23
                    "clause.prices",
                    "clause.deposit", // JP-26
                    "clause.transfer", // JP-18
                    "clause.filtering", // JP-22
                    "clause.end",
                    "privacy.purpose",
                    "privacy.data",
                    "privacy.keeping", // JP-17
                    "privacy.rights"), // JP-28
            "CHN",
            List.of(
                    "notice.no-lending", // CN-18
                    "clause.real-name",
                    "clause.prices",
                    "clause.deposit", // CN-23
                    "clause.transfer",
                    "clause.renewed-check", // CN-10
                    "clause.end",
                    "privacy.purpose", // CN-20
                    "privacy.data",
                    "privacy.keeping", // CN-05
                    "privacy.rights")); // CN-22

    private final ContractTemplates templates = new ContractTemplates(JSON);

    @Test
    void every_product_has_a_template_on_every_day_since_the_first() {
        for (Product product : new Products().all()) {
            for (LocalDate day : List.of(LocalDate.of(2020, 1, 1), TODAY, LocalDate.of(2030, 1, 1))) {
                assertThat(templates.inForce(product.id(), day))
                        .as(product.id())
                        .isPresent();
            }
        }
    }

    @Test
    void the_version_changes_on_its_day() {
        assertThat(templates
                        .inForce("jp-postpaid-voice", LocalDate.of(2026, 10, 31))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(templates
                        .inForce("jp-postpaid-voice", LocalDate.of(2026, 11, 1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void a_version_out_of_force_is_still_there_and_one_that_never_was_is_not() {
        assertThat(templates.get("cn-postpaid-voice", 1).validFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThatThrownBy(() -> templates.get("cn-postpaid-voice", 9)).isInstanceOf(Refusal.class);
    }

    @Test
    void no_version_is_named_twice_and_no_two_of_a_product_begin_on_the_same_day() {
        assertThat(templates.all())
                .extracting(each -> each.id() + "/" + each.version())
                .doesNotHaveDuplicates();
        assertThat(templates.all().stream()
                        .flatMap(each -> each.products().stream().map(product -> product + " " + each.validFrom())))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_contract_of_a_postpaid_line_has_all_that_is_demanded_in_every_language() {
        for (String id : List.of("jp-postpaid-voice", "cn-postpaid-voice")) {
            ContractTemplate template = templates.inForce(id, TODAY).orElseThrow();
            assertThat(template.signed()).isTrue();
            List<String> parts = Stream.of(
                            template.notices().stream().map(part -> "notice." + part),
                            template.clauses().stream().map(part -> "clause." + part),
                            template.privacy().stream().map(part -> "privacy." + part))
                    .flatMap(each -> each)
                    .toList();
            assertThat(parts).containsAll(DEMANDED.get(id.startsWith("jp") ? "JPN" : "CHN"));
            for (String language : ContractTemplates.LANGUAGES) {
                for (String part : parts) {
                    assertThat(templates.text(template, language, part + ".head"))
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void the_eight_days_tell_how_and_until_when_and_the_keeping_tells_the_years_of_its_country() {
        Map<String, List<String>> inJapan = Map.of(
                "en", List.of("How:", "Until when:"), "ja", List.of("方法：", "期限："), "zh-CN", List.of("方式：", "期限："));
        ContractTemplate japan = templates.inForce("jp-postpaid-voice", TODAY).orElseThrow();
        inJapan.forEach((language, words) -> assertThat(Stream.of(1, 2, 3, 4, 5)
                        .map(n -> templates.text(japan, language, "notice.eight-days." + n))
                        .toList()
                        .toString())
                .contains(words)
                .contains("{lastDay}", "{page}", "{reference}"));
        ContractTemplate china = templates.inForce("cn-postpaid-voice", TODAY).orElseThrow();
        assertThat(templates.text(japan, "ja", "privacy.keeping.text")).contains("3年間");
        assertThat(templates.text(japan, "en", "privacy.keeping.text")).contains("three years");
        assertThat(templates.text(china, "zh-CN", "privacy.keeping.text")).contains("二年");
        assertThat(templates.text(china, "zh-CN", "notice.no-lending.head")).contains("出售", "出租", "出借");
        assertThat(templates.text(japan, "ja", "clause.transfer.text")).contains("売る", "貸す", "賃貸");
    }

    @Test
    void each_operator_says_how_to_reach_it() throws IOException {
        for (String language : List.of("ja", "zh_CN", "en")) {
            var texts = new Properties();
            try (var reader = Files.newBufferedReader(
                    Path.of("src/main/resources/messages/contract_" + language + ".properties"))) {
                texts.load(reader);
            }
            for (Product product : new Products().all()) {
                for (String what : List.of("name", "address", "phone", "mail", "hours")) {
                    assertThat(texts.getProperty("operator." + product.operator() + "." + what))
                            .as("%s %s %s", language, product.operator(), what)
                            .isNotBlank();
                }
            }
        }
    }

    /** Whoever wants other words adds a version; these were signed. */
    @Test
    void the_words_of_a_version_do_not_change() throws Exception {
        var known = new Properties();
        try (var in = ContractTemplatesTest.class.getResourceAsStream("/contracts/words.sha256.properties")) {
            known.load(in);
        }
        try (Stream<Path> files = Files.walk(WORDS)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".properties"))
                    .sorted()
                    .toList()) {
                String name = WORDS.relativize(file).toString().replace('\\', '/');
                String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(known.getProperty(name)).as(name).isEqualTo(hash);
            }
        }
    }
}
