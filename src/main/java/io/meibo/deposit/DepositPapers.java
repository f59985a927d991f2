package io.meibo.deposit;

import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Money;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Paper.Fact;
import io.meibo.voucher.Paper.Facts;
import io.meibo.voucher.Paper.Notice;
import io.meibo.voucher.Paper.Signatures;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import io.meibo.voucher.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes and issues the papers of a deposit: the receipt of each payment and the note of a refund. */
@Component
class DepositPapers {

    private final PersonalDataVault vault;
    private final Vouchers vouchers;
    private final Wording wording;
    private final Clock clock;

    DepositPapers(PersonalDataVault vault, Vouchers vouchers, Wording wording, Clock clock) {
        this.vault = vault;
        this.vouchers = vouchers;
        this.wording = wording;
        this.clock = clock;
    }

    /** The number of the receipt for this payment, which is not in the balances yet. */
    String receipt(RegistrationCase registration, PaymentOrder.Checked payment, Balances before) {
        Wording.In words = wording.in(registration.facts().language());
        List<Fact> facts = about(words, registration);
        facts.add(Fact.of(words.text("deposit.amount"), words.money(payment.amount())));
        facts.add(Fact.of(
                words.text("deposit.method"),
                words.text("deposit.method." + payment.method().code())));
        facts.add(Fact.of(words.text("deposit.asked"), words.money(before.asked())));
        facts.add(Fact.of(
                words.text("deposit.received"), words.money(before.received().plus(payment.amount()))));
        facts.add(Fact.of(words.text("deposit.open"), words.money(before.open().minus(payment.amount()))));
        return issue(registration, VoucherKind.RECEIPT, words, "deposit.receipt", facts);
    }

    /** The number of the note for this refund. */
    String refundNote(RegistrationCase registration, Map<Account, Money> ways, Money total) {
        Wording.In words = wording.in(registration.facts().language());
        List<Fact> facts = about(words, registration);
        facts.add(Fact.of(words.text("deposit.refunded"), words.money(total)));
        facts.add(new Fact(
                words.text("deposit.waysBack"),
                ways.entrySet().stream()
                        .map(way ->
                                words.text("deposit.method." + way.getKey().code()) + " " + words.money(way.getValue()))
                        .toList()));
        return issue(registration, VoucherKind.REFUND, words, "deposit.refund", facts);
    }

    private List<Fact> about(Wording.In words, RegistrationCase registration) {
        var facts = new ArrayList<Fact>();
        // an anonymous card has nobody to name; whoever holds the paper holds the claim
        vault.find(registration.reference())
                .ifPresent(
                        person -> facts.add(Fact.of(words.text("deposit.applicant"), words.name(person.applicant()))));
        facts.add(Fact.of(
                words.text("deposit.reference"), registration.reference().value()));
        facts.add(Fact.of(words.text("deposit.date"), words.date(LocalDate.now(clock))));
        return facts;
    }

    private String issue(
            RegistrationCase registration, VoucherKind kind, Wording.In words, String key, List<Fact> facts) {
        var paper = new Paper(
                words.text(key + ".title"),
                words.text(key + ".lead"),
                List.of(
                        new Facts(words.text(key + ".facts"), facts),
                        new Notice(words.text(key + ".notice.head"), List.of(words.text(key + ".notice.text"))),
                        new Signatures(
                                words.text(key + ".declaration"),
                                List.of(words.text(key + ".sign"), words.text("deposit.sign.date")))));
        return vouchers.issue(
                        registration.reference(), kind, registration.facts().language(), paper)
                .number();
    }
}
