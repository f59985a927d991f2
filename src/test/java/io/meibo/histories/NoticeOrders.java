package io.meibo.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.meibo.deposit.PaymentOrder;
import io.meibo.histories.Books.Job;
import io.meibo.histories.House.Wish;
import io.meibo.shared.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fifty phones and fifty payers, each with five things to tell, each told twice, all in one shuffled stream: a thousand
 * deliveries. Everybody meets an order of his own, and all phones end alike, and all payers.
 */
final class NoticeOrders {

    private static final int EACH = 50;
    private static final Wish PHONE =
            new Wish("jp-postpaid-voice", "light-3gb", "JPN", "meibo-japan", "esim", "download");
    private static final Wish PAYER =
            new Wish("jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan", "sim", "counter");

    /** Three parts of the deposit, one of them by far too much, one of another currency, and one of a stranger. */
    private static final List<String> PAYMENTS = List.of("4000 JPY", "6000 JPY", "25000 JPY", "30 USD", "1000 JPY");

    private final House house;
    private final Random dice = new Random(20261125);

    NoticeOrders(House house) {
        this.house = house;
    }

    void play() {
        house.fillShelves(2 * EACH + 20);
        List<Subject> payers = new ArrayList<>();
        List<Subject> phones = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            payers.add(signed(PAYER));
            phones.add(withCode());
        }
        house.smdp.holdNotices();
        for (Subject phone : phones) {
            String iccid = house.profileOf(String.valueOf(phone.activationCode))
                    .path("iccid")
                    .asText();
            String code = house.profileOf(String.valueOf(phone.activationCode))
                    .path("confirmationCode")
                    .asText();
            house.smdp.install(String.valueOf(phone.activationCode), "0");
            house.smdp.install(String.valueOf(phone.activationCode), "1");
            house.smdp.install(String.valueOf(phone.activationCode), code);
            house.smdp.phone("delete", iccid);
        }
        List<Runnable> payments = new ArrayList<>();
        for (Subject payer : payers) {
            for (String amount : PAYMENTS) {
                payments.add(() -> tell(payer, amount));
                payments.add(() -> tell(payer, amount));
            }
        }
        Collections.shuffle(payments, dice);
        // the SM-DP+ sends at the same time as the payment provider
        house.smdp.releaseNotices(dice.nextLong(), 2);
        payments.forEach(Runnable::run);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> house.smdp.figures().path("noticesUnderWay").asInt() == 0
                        && house.smdp.figures().path("noticesOwed").asInt() == 0);
        while (!house.books.withSteps().isEmpty()) {
            house.books
                    .withSteps()
                    .forEach(reference -> house.books.steps(reference).forEach(house.engine::run));
        }
        assertThat(states(phones)).as("all phones end alike").hasSize(1);
        assertThat(states(phones).keySet().iterator().next()).contains("completed", "installed");
        assertThat(states(payers)).as("all payers end alike").hasSize(1);
        payers.forEach(payer -> house.audit.of(payer.reference));
        phones.forEach(phone -> house.audit.of(phone.reference));
    }

    /** How they stand, and how many so. */
    private Map<String, Integer> states(List<Subject> subjects) {
        var states = new TreeMap<String, Integer>();
        for (Subject subject : subjects) {
            List<String> books = house.jdbc
                    .sql("SELECT debit || '>' || credit || ' ' || currency || ' ' || SUM(amount) FROM deposit_entry"
                            + " WHERE reference = :reference GROUP BY debit, credit, currency ORDER BY 1")
                    .param("reference", subject.id())
                    .query(String.class)
                    .list();
            List<String> profile = house.jdbc
                    .sql("SELECT state || '/' || progress FROM esim_order WHERE reference = :reference")
                    .param("reference", subject.id())
                    .query(String.class)
                    .list();
            var now = house.look(subject.reference);
            states.merge(
                    now.status().code() + " " + now.awaiting() + " " + books + " " + profile + " "
                            + house.books.waits(subject.reference),
                    1,
                    Integer::sum);
        }
        return states;
    }

    private void tell(Subject payer, String amount) {
        String[] sum = amount.split(" ");
        String id = payer.id() + "-" + sum[0];
        byte[] body = ("{\"type\":\"payment.received\",\"data\":{\"id\":\"" + id + "\",\"reference\":\"" + payer.id()
                        + "\",\"amount\":{\"amount\":\"" + sum[0] + "\",\"currency\":\"" + sum[1] + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        house.provider.take("msg-" + id, body);
    }

    private Subject signed(Wish wish) {
        var person = house.person(wish);
        var subject = new Subject(1, house.enter(wish, person, true), wish, person);
        house.intake.submit(subject.reference, House.CLERK);
        steps(subject);
        house.sign(subject);
        return subject;
    }

    private Subject withCode() {
        Subject subject = signed(PHONE);
        var due = house.look(subject.reference).depositDue();
        if (due != null) {
            house.deposits.pay(
                    subject.reference,
                    new PaymentOrder(due.amount().toPlainString(), due.currency(), "card", subject.id()),
                    House.SHOP,
                    null);
        }
        steps(subject);
        subject.activationCode = house.codes
                .show(subject.reference, Actor.applicant(subject.reference))
                .toQrText();
        return subject;
    }

    private void steps(Subject subject) {
        for (List<Job> due = house.books.steps(subject.reference);
                !due.isEmpty();
                due = house.books.steps(subject.reference)) {
            due.forEach(house.engine::run);
        }
    }
}
