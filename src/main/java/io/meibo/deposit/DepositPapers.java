package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** The number of the receipt for this payment, whose parts are not in the balances yet. */
    String receipt(RegistrationCase registration, IncomingPayment payment, Map<Kind, Money> parts, Balances before) {
        Wording.In words = wording.in(registration.facts().language());
        Money amount = payment.amount();
        Money taken = parts.getOrDefault(Kind.PAID, Money.zero(amount.currency()));
        Money goesBack = amount.minus(taken);
        List<Fact> facts = about(words, registration);
        facts.add(Fact.of(words.text("deposit.amount"), words.money(amount)));
        facts.add(Fact.of(
                words.text("deposit.method"),
                words.text("deposit.method." + payment.method().code())));
        if (before.everAsked() && before.currency().equals(amount.currency())) {
            facts.add(Fact.of(words.text("deposit.asked"), words.money(before.asked())));
            facts.add(Fact.of(
                    words.text("deposit.received"),
                    words.money(before.received().plus(amount))));
            facts.add(Fact.of(
                    words.text("deposit.open"), words.money(before.open().minus(taken))));
        }
        if (goesBack.isPositive()) {
            facts.add(Fact.of(words.text("deposit.goesBack"), words.money(goesBack)));
        }
        return issue(registration, VoucherKind.RECEIPT, words, "deposit.receipt", facts);
    }

    /** The number of the note for this refund: by way how much, with what of the deposit went to pay debts. */
    String refundNote(RegistrationCase registration, List<DepositAccount.WayBack> ways, Balances before) {
        Wording.In words = wording.in(registration.facts().language());
        List<Fact> facts = about(words, registration);
        if (before.applied().isPositive()) {
            facts.add(Fact.of(words.text("deposit.applied"), words.money(before.applied())));
        }
        facts.add(new Fact(
                words.text("deposit.refunded"),
                ways.stream()
                        .collect(Collectors.toMap(
                                way -> way.amount().currency(),
                                DepositAccount.WayBack::amount,
                                Money::plus,
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .map(words::money)
                        .toList()));
        facts.add(new Fact(
                words.text("deposit.waysBack"),
                ways.stream()
                        .map(way -> words.text("deposit.method." + way.method()) + " " + words.money(way.amount()))
                        .toList()));
        String lead = before.applied().isPositive() || !Takings.hasEnded(registration)
                ? "deposit.refund.rest"
                : "deposit.refund";
        return issue(registration, VoucherKind.REFUND, words, lead, facts);
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
        String lead = key + ".lead";
        key = kind == VoucherKind.REFUND ? "deposit.refund" : key;
        var paper = new Paper(
                words.text(key + ".title"),
                words.text(lead),
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
