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
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes the contract: parties, plan, price, deposit, and the terms of the country whose law applies. The words are in
 * the bundle {@code contract}, one set of clauses a country.
 */
@Component
class ContractPaper {

    private final Products products;
    private final Wording wording;

    ContractPaper(Products products, Wording wording) {
        this.products = products;
        this.wording = wording;
    }

    Paper write(RegistrationCase registration, PersonalData data, LocalDate today) {
        Wording.In words = wording.in(registration.facts().language());
        Product product = products.get(registration.facts().product());
        String law = "contract." + product.country();
        var blocks = new ArrayList<Block>();
        blocks.add(parties(words, product, data));
        blocks.add(service(words, product, registration, today));
        notice(words, law + (product.isPrepaid() ? ".notice.prepaid" : ".notice.postpaid"))
                .ifPresent(blocks::add);
        blocks.add(new Clauses(words.text("contract.terms"), clauses(words, law + ".clause.")));
        blocks.add(new Clauses(words.text("contract.privacy"), clauses(words, law + ".privacy.")));
        blocks.add(new Signatures(
                words.text("contract.declaration"),
                List.of(words.text("contract.sign.name"), words.text("contract.sign.date"))));
        return new Paper(words.text("contract.title"), words.text("contract.lead"), blocks);
    }

    private static Facts parties(Wording.In words, Product product, PersonalData data) {
        Applicant applicant = data.applicant();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                words.text("contract.operator"),
                words.find("contract.operator." + product.operator()).orElse(product.operator())));
        facts.add(Fact.of(words.text("contract.subscriber"), words.name(applicant)));
        if (applicant.familyNameKana() != null && applicant.givenNameKana() != null) {
            facts.add(
                    Fact.of(words.text("contract.kana"), applicant.familyNameKana() + " " + applicant.givenNameKana()));
        }
        facts.add(Fact.of(words.text("contract.birthDate"), words.date(applicant.birthDate())));
        facts.add(new Fact(words.text("contract.address"), lines(applicant.address())));
        facts.add(Fact.of(words.text("contract.phone"), applicant.phone()));
        if (applicant.email() != null) {
            facts.add(Fact.of(words.text("contract.email"), applicant.email()));
        }
        acting(words, data, facts);
        return new Facts(words.text("contract.parties"), facts);
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

    private static Facts service(Wording.In words, Product product, RegistrationCase registration, LocalDate today) {
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
        facts.add(Fact.of(words.text("contract.preparedOn"), words.date(today)));
        return new Facts(words.text("contract.service"), facts);
    }

    private static Optional<Notice> notice(Wording.In words, String key) {
        return words.find(key + ".head").map(heading -> {
            var paragraphs = new ArrayList<String>();
            for (int n = 1; words.find(key + "." + n).isPresent(); n++) {
                paragraphs.add(words.text(key + "." + n));
            }
            return new Notice(heading, paragraphs);
        });
    }

    private static List<Clause> clauses(Wording.In words, String key) {
        var clauses = new ArrayList<Clause>();
        for (int n = 1; words.find(key + n + ".head").isPresent(); n++) {
            clauses.add(new Clause(words.text(key + n + ".head"), words.text(key + n + ".text")));
        }
        return clauses;
    }
}
