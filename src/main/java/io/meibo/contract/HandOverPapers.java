package io.meibo.contract;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.HeldStock;
import io.meibo.register.HeldStock.Held;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SimHandedOver;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Paper.Fact;
import io.meibo.voucher.Paper.Facts;
import io.meibo.voucher.Paper.Notice;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import io.meibo.voucher.Wording;
import io.meibo.workflow.StageEntered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers that go out with what was bought: a delivery note for each card that changes hands, and the terms of what
 * is sold without a signature (prepaid lines, transit and bank cards).
 */
@Component
public class HandOverPapers {

    private final Register register;
    private final HeldStock stock;
    private final PersonalDataVault vault;
    private final Products products;
    private final ContractTemplates templates;
    private final ContractPaper contracts;
    private final Vouchers vouchers;
    private final Wording wording;
    private final JdbcClient jdbc;

    HandOverPapers(
            Register register,
            HeldStock stock,
            PersonalDataVault vault,
            Products products,
            ContractTemplates templates,
            ContractPaper contracts,
            Vouchers vouchers,
            Wording wording,
            JdbcClient jdbc) {
        this.register = register;
        this.stock = stock;
        this.vault = vault;
        this.products = products;
        this.templates = templates;
        this.contracts = contracts;
        this.vouchers = vouchers;
        this.wording = wording;
        this.jdbc = jdbc;
    }

    /** A card went out, over the counter or by post. The same card again makes no second note. */
    @EventListener
    @Transactional
    public void on(SimHandedOver event) {
        RegistrationCase registration = register.lock(event.reference());
        terms(registration);
        stock.of(event.reference())
                .filter(held -> noteOf(event.reference(), held.serial()).isEmpty())
                .ifPresent(held -> deliver(registration, held));
    }

    /** What is downloaded changes no hands; its terms are due when it is there to be used. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() == RegistrationStatus.AWAITING_ACTIVATION
                || stage.status() == RegistrationStatus.COMPLETED) {
            terms(register.lock(stage.reference()));
        }
    }

    private void terms(RegistrationCase registration) {
        RegistrationId reference = registration.reference();
        LocalDate day = vouchers.today(reference);
        templates
                .inForce(registration.facts().product(), day)
                .filter(template -> !template.signed())
                .filter(template ->
                        vouchers.of(reference).stream().noneMatch(paper -> paper.kind() == VoucherKind.TERMS))
                .ifPresent(template -> {
                    @Nullable PersonalData person = vault.find(reference).orElse(null);
                    String language = registration.facts().language();
                    vouchers.issue(
                            reference,
                            VoucherKind.TERMS,
                            language,
                            contracts.write(template, language, registration, person, day));
                });
    }

    private void deliver(RegistrationCase registration, Held held) {
        RegistrationId reference = registration.reference();
        String language = registration.facts().language();
        Voucher note = vouchers.issue(reference, VoucherKind.DELIVERY, language, note(registration, held));
        jdbc.sql("INSERT INTO delivery_note (reference, serial, voucher_no) VALUES (:reference, :serial, :number)")
                .param("reference", reference.value())
                .param("serial", held.serial())
                .param("number", note.number())
                .update();
    }

    private Paper note(RegistrationCase registration, Held held) {
        Wording.In words = wording.in(registration.facts().language());
        Product product = products.get(registration.facts().product());
        var facts = new ArrayList<Fact>();
        vault.find(registration.reference())
                .ifPresent(person ->
                        facts.add(Fact.of(words.text("contract.subscriber"), words.name(person.applicant()))));
        facts.add(Fact.of(
                words.text("contract.reference"), registration.reference().value()));
        facts.add(Fact.of(words.text("contract.product"), product.name().in(words.locale())));
        facts.add(Fact.of(words.text(held.card().isPresent() ? "delivery.card" : "delivery.sim"), held.serial()));
        held.number().ifPresent(number -> facts.add(Fact.of(words.text("delivery.number"), number.national())));
        facts.add(Fact.of(words.text("delivery.quantity"), words.text("delivery.one")));
        facts.add(Fact.of(
                words.text("delivery.way"),
                words.text("contract.method." + registration.facts().deliveryMethod())));
        facts.add(Fact.of(words.text("delivery.date"), words.date(vouchers.today(registration.reference()))));
        facts.add(Fact.of(words.text("contract.operator"), words.text("operator." + product.operator() + ".name")));
        facts.add(Fact.of(words.text("contract.phone"), words.text("operator." + product.operator() + ".phone")));
        return new Paper(
                words.text("delivery.title"),
                words.text("delivery.lead"),
                List.of(
                        new Facts(words.text("delivery.facts"), facts),
                        new Notice(
                                words.text("delivery.notice.head"),
                                List.of(words.text(
                                        held.card().isPresent() ? "delivery.notice.card" : "delivery.notice.sim")))));
    }

    private Optional<String> noteOf(RegistrationId reference, String serial) {
        return jdbc.sql("SELECT voucher_no FROM delivery_note WHERE reference = :reference AND serial = :serial")
                .param("reference", reference.value())
                .param("serial", serial)
                .query(String.class)
                .optional();
    }
}
