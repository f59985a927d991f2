package io.meibo.pages.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The frame of the applicant's page with all its parts, rendered without a server. */
class ApplicantPageTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/meibo");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "zh-CN", "en"})
    void every_part_stands_in_the_page_in_every_language(String language) throws IOException {
        String page = rendered(Locale.forLanguageTag(language));

        assertThat(ApplicantPage.PARTS).contains("correction", "contract", "deposit", "delivery", "papers", "ways");
        for (String part : ApplicantPage.PARTS) {
            assertThat(page).contains("/meibo/applicant-" + part + ".js");
            assertThat(SCRIPTS.resolve("applicant-" + part + ".js")).exists();
        }
        assertThat(page).contains("id=\"signature\"", "id=\"papers\"", "id=\"withdraw\"");
        // a text that is missing shows as ??key??
        assertThat(page).doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja"})
    void no_two_parts_use_the_same_id_and_every_label_names_a_field(String language) throws IOException {
        String page = rendered(Locale.forLanguageTag(language));
        List<String> ids = ID.matcher(page).results().map(hit -> hit.group(1)).toList();

        assertThat(ids).doesNotHaveDuplicates();
        Matcher labels = Pattern.compile(" for=\"([^\"]+)\"").matcher(page);
        assertThat(labels.results().map(hit -> hit.group(1)).toList())
                .isNotEmpty()
                .isSubsetOf(ids);
    }

    private static String rendered(Locale locale) throws IOException {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages());
        var context = new Context(locale);
        context.setVariable("reference", "R-7KQ2-9XMV-4");
        context.setVariable("language", locale.toLanguageTag());
        context.setVariable("languages", List.of(new ApplicantPage.Language("ja", "日本語")));
        context.setVariable("parts", ApplicantPage.PARTS);
        context.setVariable("words", Map.of("progress.fault", "-"));
        context.setVariable("documentTypes", List.of("passport"));
        return engine.process("pages/registration", context);
    }

    private static ResourceBundleMessageSource messages() throws IOException {
        var source = new ResourceBundleMessageSource();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> "messages/" + name.replace("_en.properties", ""))
                    .sorted()
                    .forEach(source::addBasenames);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
