package io.meibo.contract;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.register.RegistrationCase;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Paper.Block;
import io.meibo.voucher.Paper.Clause;
import io.meibo.voucher.Paper.Clauses;
import io.meibo.voucher.Paper.Fact;
import io.meibo.voucher.Paper.Facts;
import io.meibo.voucher.Paper.Notice;
import io.meibo.voucher.Paper.Signatures;
import io.meibo.voucher.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a contract or terms by a template: parties, plan, price, deposit, the template's notices and clauses, and whom
 * to turn to. The same template, registration and day always give the same paper.
 */
@Component
class ContractPaper {

    private static final int DAYS_TO_END_IT = 8;

    private final ContractTemplates templates;
    private final Products products;
    private final Wording wording;
    private final String house;

    ContractPaper(
            ContractTemplates templates,
            Products products,
            Wording wording,
            @Value("${meibo.notification.house:http://localhost:8080}") String house) {
        this.templates = templates;
        this.products = products;
        this.wording = wording;
        this.house = house;
    }

    /** Writes it in a language; {@code data} is null where the product asks for no person, {@code day} the operator's. */
    Paper write(
            ContractTemplate template,
            String language,
            RegistrationCase registration,
            @Nullable PersonalData data,
            LocalDate day) {
        Wording.In words = wording.in(language);
        Product product = products.get(registration.facts().product());
        String page = house + "/registration/" + registration.reference().value();
        Map<String, String> gaps = Map.of(
                "page", page,
                "reference", registration.reference().value(),
                "preparedOn", words.date(day),
                "lastDay", words.date(day.plusDays(DAYS_TO_END_IT - 1)));
        UnaryOperator<String> text = key -> filled(templates.text(template, language, key), gaps);
        var blocks = new ArrayList<Block>();
        blocks.add(parties(words, product, data));
        blocks.add(service(words, template, product, registration, day));
        template.notices().forEach(notice -> blocks.add(notice(template, language, text, "notice." + notice)));
        blocks.add(clauses(words.text("contract.terms"), text, "clause.", template.clauses()));
        blocks.add(clauses(words.text("contract.privacy"), text, "privacy.", template.privacy()));
        blocks.add(contact(words, product, page));
        if (template.signed()) {
            blocks.add(new Signatures(
                    text.apply("declaration"),
                    List.of(words.text("contract.sign.name"), words.text("contract.sign.date"))));
        }
        return new Paper(text.apply("title." + template.form()), text.apply("lead." + template.form()), blocks);
    }

    private static String filled(String text, Map<String, String> gaps) {
        String filled = text;
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            filled = filled.replace("{" + gap.getKey() + "}", gap.getValue());
        }
        return filled;
    }

    private Notice notice(ContractTemplate template, String language, UnaryOperator<String> text, String key) {
        var paragraphs = new ArrayList<String>();
        for (int n = 1; templates.find(template, language, key + "." + n).isPresent(); n++) {
            paragraphs.add(text.apply(key + "." + n));
        }
        return new Notice(text.apply(key + ".head"), paragraphs);
    }

    private static Clauses clauses(String heading, UnaryOperator<String> text, String prefix, List<String> ids) {
        return new Clauses(
                heading,
                ids.stream()
                        .map(id -> new Clause(text.apply(prefix + id + ".head"), text.apply(prefix + id + ".text")))
                        .toList());
    }

    private static Facts contact(Wording.In words, Product product, String page) {
        String operator = "operator." + product.operator();
        return new Facts(
                words.text("contract.contact"),
                List.of(
                        new Fact(
                                words.text("contract.operator"),
                                List.of(operatorName(words, product), words.text("contract.contact.for"))),
                        Fact.of(words.text("contract.address"), words.text(operator + ".address")),
                        Fact.of(words.text("contract.phone"), words.text(operator + ".phone")),
                        Fact.of(words.text("contract.email"), words.text(operator + ".mail")),
                        Fact.of(words.text("contract.contact.hours"), words.text(operator + ".hours")),
                        Fact.of(words.text("contract.contact.page"), page)));
    }

    private static String operatorName(Wording.In words, Product product) {
        return words.find("operator." + product.operator() + ".name").orElse(product.operator());
    }

    private static Facts parties(Wording.In words, Product product, @Nullable PersonalData data) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(words.text("contract.operator"), operatorName(words, product)));
        if (data != null) {
            subscriber(words, data.applicant(), facts);
            acting(words, data, facts);
        }
        return new Facts(words.text("contract.parties"), facts);
    }

    private static void subscriber(Wording.In words, Applicant applicant, List<Fact> facts) {
        facts.add(Fact.of(words.text("contract.subscriber"), words.name(applicant)));
        if (applicant.familyNameKana() != null && applicant.givenNameKana() != null) {
            facts.add(
                    Fact.of(words.text("contract.kana"), applicant.familyNameKana() + " " + applicant.givenNameKana()));
        }
        facts.add(Fact.of(words.text("contract.birthDate"), words.date(applicant.birthDate())));
        if (!applicant.address().absent()) {
            facts.add(new Fact(words.text("contract.address"), lines(applicant.address())));
        }
        facts.add(Fact.of(words.text("contract.phone"), applicant.phone()));
        if (applicant.email() != null) {
            facts.add(Fact.of(words.text("contract.email"), applicant.email()));
        }
    }

    /** Who acted for the subscriber or with him, and the filter for young people as it was chosen (CN-03, JP-22). */
    private static void acting(Wording.In words, PersonalData data, List<Fact> facts) {
        if (data.guardian() != null) {
            facts.add(Fact.of(
                    words.text("contract.guardian"), words.text("contract.guardian.of", words.name(data.guardian()))));
        }
        if (data.agent() != null) {
            facts.add(Fact.of(words.text("contract.agent"), words.name(data.agent())));
        }
        if (data.user() != null && data.user().under18()) {
            facts.add(Fact.of(
                    words.text("contract.filtering"),
                    words.text(
                            PersonalData.LineUser.FILTERING_DECLINED.equals(
                                            data.user().filtering())
                                    ? "contract.filtering.declined"
                                    : "contract.filtering.on")));
        }
    }

    private static List<String> lines(Address address) {
        String locality = Stream.of(address.postcode(), address.region(), address.locality())
                .filter(part -> part != null && !part.isBlank())
                .reduce((before, part) -> before + " " + part)
                .orElse("");
        return Stream.concat(Stream.of(locality), address.lines().stream())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Facts service(
            Wording.In words,
            ContractTemplate template,
            Product product,
            RegistrationCase registration,
            LocalDate day) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(words.text("contract.product"), product.name().in(words.locale())));
        Optional.ofNullable(registration.facts().plan()).flatMap(product::plan).ifPresent(plan -> {
            facts.add(Fact.of(words.text("contract.plan"), plan.name().in(words.locale())));
            facts.add(Fact.of(
                    words.text("contract.price"),
                    words.text("contract.price." + plan.per().name(), words.money(plan.price()))));
        });
        facts.add(Fact.of(
                words.text("contract.billing"),
                words.text("contract.billing." + product.billing().name())));
        facts.add(Fact.of(
                words.text("contract.deposit"),
                Optional.ofNullable(registration.depositDue())
                        .map(due -> words.text("contract.deposit.asked", words.money(due)))
                        .orElseGet(() -> words.text("contract.deposit.none"))));
        facts.add(Fact.of(
                words.text("contract.delivery"),
                words.text("contract.form." + registration.facts().deliveryForm()) + " / "
                        + words.text("contract.method." + registration.facts().deliveryMethod())));
        facts.add(Fact.of(
                words.text("contract.reference"), registration.reference().value()));
        facts.add(Fact.of(
                words.text("contract.appliedOn"),
                words.date(registration.facts().appliedOn())));
        facts.add(Fact.of(words.text("contract.preparedOn"), words.date(day)));
        facts.add(Fact.of(
                words.text("contract.template"),
                words.text(
                        "contract.template.value",
                        template.id(),
                        Integer.toString(template.version()),
                        words.date(template.validFrom()))));
        return new Facts(words.text("contract.service"), facts);
    }
}
