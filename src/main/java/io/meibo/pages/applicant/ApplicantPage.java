package io.meibo.pages.applicant;

import io.meibo.policy.Products;
import io.meibo.shared.RegistrationId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * The page at {@code /registration/{reference}}: a shell in the language wanted, the same for every reference, whether
 * there is such a registration or not. What it shows comes from our API, for whoever knows the access code.
 */
@Controller
class ApplicantPage {

    /** A language one may switch to. */
    record Language(String tag, String name) {}

    private static final List<Language> LANGUAGES =
            List.of(new Language("ja", "日本語"), new Language("zh-CN", "简体中文"), new Language("en", "English"));

    /** What the page can do, in this order; each is a fragment and a script of its own, where it is there. */
    static final List<String> PARTS = Stream.of(
                    "correction", "contract", "deposit", "number", "esim", "delivery", "papers", "ways")
            .filter(part -> new ClassPathResource("templates/pages/applicant-" + part + ".html").exists())
            .toList();

    private final Words words;
    private final Products products;
    private final ThymeleafViewResolver views;

    ApplicantPage(Words words, Products products, ThymeleafViewResolver views) {
        this.words = words;
        this.products = products;
        this.views = views;
    }

    @GetMapping("/registration/{reference}")
    ModelAndView show(@PathVariable String reference, @RequestParam(defaultValue = "") String lang, Locale browsers)
            throws Exception {
        Locale locale = LANGUAGES.stream()
                .map(Language::tag)
                .filter(lang::equals)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(browsers);
        // by name alone the view would be rendered in the browser's language
        var page = new ModelAndView(Objects.requireNonNull(views.resolveViewName("pages/registration", locale)));
        page.addObject(
                "reference",
                RegistrationId.of(reference).map(RegistrationId::value).orElse(""));
        page.addObject("language", locale.toLanguageTag());
        page.addObject("languages", LANGUAGES);
        page.addObject("parts", PARTS);
        page.addObject("words", words.of(locale));
        page.addObject(
                "documentTypes",
                products.all().stream()
                        .flatMap(product -> product.documentTypes().stream())
                        .distinct()
                        .toList());
        return page;
    }
}
