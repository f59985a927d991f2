package io.meibo.contract;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.voucher.Vouchers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what any version of a template looks like, filled in for the specimen person of the passport standard. */
@Component
public class ContractSpecimens {

    private static final RegistrationId REFERENCE = new RegistrationId("R-7KQ2-9XMV-4");

    private final ContractTemplates templates;
    private final ContractPaper papers;
    private final Products products;
    private final Vouchers vouchers;
    private final Clock clock;

    ContractSpecimens(
            ContractTemplates templates, ContractPaper papers, Products products, Vouchers vouchers, Clock clock) {
        this.templates = templates;
        this.papers = papers;
        this.products = products;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    /**
     * The PDF of a version in a language ({@code ja}, {@code zh-CN}, {@code en}), dated on its first day; it has no number
     * and is kept nowhere. Refuses a version that there is not (404) and another language (422).
     */
    public byte[] draw(String id, int version, String language) {
        ContractTemplate template = templates.get(id, version);
        if (!ContractTemplates.LANGUAGES.contains(language)) {
            throw Refusal.rule(
                    "SPECIMEN_NOT_DRAWN",
                    FieldError.of("/language", "NOT_ONE_OF", String.join(", ", ContractTemplates.LANGUAGES)));
        }
        Product product = products.get(template.products().get(0));
        PersonalData person = product.isAnonymous() ? null : specimen(product);
        LocalDate day = template.validFrom();
        return vouchers.specimen(
                language, papers.write(template, language, aCase(product, language, day), person, day));
    }

    private static PersonalData specimen(Product product) {
        return new PersonalData(
                new Applicant(
                        "ERIKSSON",
                        "ANNA MARIA",
                        null,
                        null,
                        LocalDate.of(1974, 8, 12),
                        "F",
                        "SWE",
                        product.takes(Product.Collects.ADDRESS)
                                ? new Address("JPN", "100-0001", "東京都", "千代田区", List.of("千代田 1-1"))
                                : Address.none(),
                        "+819012345678",
                        null),
                IdentityDocument.none());
    }

    private RegistrationCase aCase(Product product, String language, LocalDate day) {
        var facts = new RegistrationCase.Facts(
                product.id(),
                product.plans().isEmpty() ? null : product.plans().get(0).id(),
                product.country(),
                product.operator(),
                "counter",
                "document-shown",
                language,
                "passport",
                product.delivery().get(0).form(),
                product.delivery().get(0).methods().get(0),
                day);
        var now = OffsetDateTime.now(clock);
        return new RegistrationCase(
                REFERENCE,
                facts,
                "specimen",
                null,
                null,
                1,
                RegistrationStatus.DRAFT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                now);
    }
}
