package io.meibo.histories;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Invented;
import io.meibo.deposit.PaymentOrder;
import io.meibo.histories.Books.Job;
import io.meibo.histories.Books.Task;
import io.meibo.histories.House.Wish;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One history: a few people apply, and whatever the dice say happens to them, in whichever order, once or twice, with
 * crashes between any two steps. The same seed plays the same again.
 */
final class History {

    private static final int MOST_STEPS = 45;
    private static final List<String> FAULTS =
            List.of("timeout-after-effect", "timeout-before-effect", "failed", "expired", "unavailable", "warning");
    private static final List<String> FUNCTIONS =
            List.of("downloadOrder", "confirmOrder", "releaseProfile", "cancelOrder");

    private final House house;
    private final long seed;
    private final Random dice;
    private final Diary diary = new Diary();
    private final List<Subject> subjects = new ArrayList<>();
    private boolean faulty;
    private boolean owed;
    private int done;

    History(House house, long seed) {
        this.house = house;
        this.seed = seed;
        this.dice = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    Diary diary() {
        return diary;
    }

    /** Plays it to where nothing moves by itself any more, and looks whether all is in order. */
    void play() {
        try {
            house.smdp.holdNotices();
            house.fillShelves(1);
            int people = 1 + dice.nextInt(2);
            for (int n = 1; n <= people; n++) {
                apply(n);
            }
            int steps = 4 + dice.nextInt(MOST_STEPS);
            for (int n = 0; n < steps; n++) {
                step(subjects.get(dice.nextInt(subjects.size())));
            }
            settle();
            if (dice.nextBoolean()) {
                toTheEnd();
            }
            for (Subject subject : subjects) {
                house.audit.of(subject.reference);
            }
        } catch (Throwable failed) {
            throw new AssertionError(told(failed), failed);
        }
    }

    private String told(Throwable failed) {
        return "seed " + seed + " (-Dmeibo.histories.seed=" + seed + "): " + failed.getMessage() + "\n" + diary;
    }

    private void apply(int number) {
        Wish wish = House.WISHES.get(dice.nextInt(House.WISHES.size()));
        Invented person = house.person(wish);
        boolean acceptable = dice.nextInt(10) > 0;
        RegistrationId reference = house.enter(wish, person, acceptable);
        var subject = new Subject(number, reference, wish, person);
        subjects.add(subject);
        diary.note(number, "applies", reference.value() + " " + wish + (acceptable ? "" : ", to be refused"));
        house.intake.submit(reference, House.CLERK);
    }

    private void step(Subject subject) {
        int roll = dice.nextInt(100);
        if (roll < 58) {
            goOn(subject);
        } else if (roll < 64) {
            withdraw(subject);
        } else if (roll < 67) {
            timer(subject);
        } else if (roll < 74) {
            pay(subject);
        } else if (roll < 77) {
            webhook(subject);
        } else if (roll < 80) {
            sign(subject);
        } else if (roll < 85) {
            phone(subject);
        } else if (roll < 88) {
            notices();
        } else if (roll < 91) {
            fault();
        } else if (roll < 92) {
            diary.note(0, "stock arrives", "");
            house.fillShelves(2);
        } else {
            house.more(this, subject, dice);
        }
    }

    /** The next thing that has to be done, by whoever has to do it. */
    private void goOn(Subject subject) {
        List<Job> steps = house.books.steps(subject.reference);
        if (!steps.isEmpty()) {
            run(subject, steps.get(dice.nextInt(steps.size())));
            return;
        }
        RegistrationCase now = house.look(subject.reference);
        switch (now.status()) {
            case AWAITING_SIGNATURE -> sign(subject);
            case AWAITING_DEPOSIT -> pay(subject);
            default -> {
                if (dice.nextInt(4) == 0 && subject.wish.method().equals("post")) {
                    house.parcel(this, subject, dice);
                }
                List<Task> open = house.books.tasks(subject.reference);
                if (!open.isEmpty()) {
                    task(subject, open.get(dice.nextInt(open.size())));
                } else if (subject.wish.esim()) {
                    phone(subject);
                    notices();
                }
            }
        }
    }

    private void sign(Subject subject) {
        act("signs", subject, () -> house.sign(subject));
    }

    private void pay(Subject subject) {
        var due = house.look(subject.reference).depositDue();
        String whole = due == null ? "1000" : due.amount().toPlainString();
        String amount =
                switch (dice.nextInt(6)) {
                    case 0 -> "500";
                    case 1 -> "20000";
                    default -> whole;
                };
        String currency = dice.nextInt(15) == 0 ? "USD" : subject.wish.currency();
        String way = List.of("cash", "card", "transfer").get(dice.nextInt(3));
        String id = paymentId(subject);
        act(
                "pays",
                subject,
                () -> house.deposits.pay(
                        subject.reference, new PaymentOrder(amount, currency, way, id), House.SHOP, null));
    }

    /** Now and then one that was told before. */
    private String paymentId(Subject subject) {
        if (!subject.payments.isEmpty() && dice.nextInt(4) == 0) {
            return subject.payments.get(dice.nextInt(subject.payments.size()));
        }
        String id = subject.id() + "-" + subject.payments.size();
        subject.payments.add(id);
        return id;
    }

    /** The payment provider tells of a payment, perhaps late, perhaps of nobody we know, perhaps takes it back. */
    private void webhook(Subject subject) {
        String id = paymentId(subject);
        String kind = dice.nextInt(5) == 0 ? "payment.reversed" : "payment.received";
        String reference = dice.nextInt(10) == 0 ? "R-UNKNOWN" : subject.id();
        String amount = dice.nextInt(3) == 0 ? "700" : "10000";
        byte[] body = ("{\"type\":\"" + kind + "\",\"data\":{\"id\":\"" + id + "\",\"reference\":\"" + reference
                        + "\",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"" + subject.wish.currency()
                        + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        String message = "msg-" + id + "-" + kind + (dice.nextInt(4) == 0 ? "-again" : "");
        act("webhook", subject, () -> house.provider.take(message, body));
    }

    private void withdraw(Subject subject) {
        act("withdraws", subject, () -> house.intake.withdraw(subject.reference, Actor.applicant(subject.reference)));
    }

    private void timer(Subject subject) {
        List<Job> timers = house.books.deadlines(subject.reference);
        if (!timers.isEmpty()) {
            Job timer = timers.get(dice.nextInt(timers.size()));
            act("deadline passes", subject, () -> house.engine.run(timer));
        }
    }

    private void phone(Subject subject) {
        if (!subject.wish.esim()) {
            return;
        }
        if (subject.activationCode == null || dice.nextInt(8) == 0) {
            act(
                    "is shown the code",
                    subject,
                    () -> subject.activationCode = house.codes
                            .show(subject.reference, Actor.applicant(subject.reference))
                            .toQrText());
            return;
        }
        JsonNode profile = house.profileOf(subject.activationCode);
        String iccid = profile.path("iccid").asText();
        String code = profile.path("confirmationCode").asText();
        String result =
                switch (dice.nextInt(8)) {
                    case 0 -> "wrong code: " + house.smdp.install(subject.activationCode, "0");
                    case 1, 2 -> "downloads: " + house.smdp.download(subject.activationCode, code);
                    case 3 -> "fails to install: " + house.smdp.phone("fail", iccid);
                    case 4 -> "goes on: " + house.smdp.phone("finish", iccid);
                    case 5 -> "deletes: " + house.smdp.phone("delete", iccid);
                    default -> "installs: " + house.smdp.install(subject.activationCode, code);
                };
        owed = true;
        diary.note(subject.number, "phone", result);
    }

    /** Notices arrive: shuffled, and some of them twice. */
    private void notices() {
        if (!owed) {
            return;
        }
        owed = false;
        int copies = 1 + dice.nextInt(2);
        diary.note(0, "notices arrive", copies == 1 ? "" : "twice");
        house.smdp.releaseNotices(dice.nextLong(), copies);
        arrived();
        house.smdp.holdNotices();
    }

    private void arrived() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(4))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    JsonNode figures = house.smdp.figures();
                    return figures.path("noticesUnderWay").asInt() == 0;
                });
    }

    private void fault() {
        String kind = FAULTS.get(dice.nextInt(FAULTS.size()));
        String function = FUNCTIONS.get(dice.nextInt(FUNCTIONS.size()));
        diary.note(0, "fault to come", kind + " of " + function);
        house.smdp.next(kind).of(function).once();
        faulty = true;
    }

    /** A clerk does his part. */
    void task(Subject subject, Task task) {
        house.evidence(subject, task.id(), dice)
                .ifPresent(work -> act(
                        work.name(),
                        subject,
                        () -> house.as(work.by(), () -> {
                            house.tasks
                                    .find(task.id())
                                    .filter(open -> open.assignee() == null)
                                    .ifPresent(open -> house.tasks.claim(task.id(), work.by()));
                            work.evidence().run();
                            if (house.tasks.find(task.id()).isPresent()) {
                                house.tasks.complete(task.id(), work.by());
                            }
                        })));
    }

    private void run(Subject subject, Job job) {
        act("job", subject, () -> house.engine.run(job));
    }

    /** Does it; now and then the machine stops before the commit, so that all but outside effects is as it was. */
    void act(String name, Subject subject, Runnable verb) {
        boolean crash = dice.nextInt(12) == 0;
        String what = crash ? "crash" : name;
        try {
            if (crash) {
                house.transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    verb.run();
                });
            } else {
                verb.run();
            }
            diary.note(subject.number, what, crash ? name : "");
            done++;
        } catch (Refusal refused) {
            diary.note(subject.number, "is refused", name + ": " + refused.code());
        } catch (RuntimeException failed) {
            if (!faulty) {
                diary.note(subject.number, "FAILS", name);
                throw failed;
            }
            diary.note(subject.number, "fails for now", name);
        }
    }

    /** The faults are over, and everything that only waits for its turn gets it. */
    private void settle() {
        if (faulty) {
            house.smdp.noFaults();
            faulty = false;
        }
        do {
            steps();
            if (owed) {
                owed = false;
                house.smdp.releaseNotices(seed, 1);
                arrived();
                house.smdp.holdNotices();
            }
        } while (!house.books.withSteps().isEmpty());
    }

    /** Also of others, who were woken by what came free or came in. */
    private void steps() {
        for (List<RegistrationId> due = house.books.withSteps(); !due.isEmpty(); due = house.books.withSteps()) {
            for (RegistrationId reference : due) {
                for (Job job : house.books.steps(reference)) {
                    diary.note(0, "settles", reference.value());
                    house.engine.run(job);
                }
            }
        }
    }

    /** People do what is left to do, until nobody has anything left. */
    private void toTheEnd() {
        for (int before = -1; done != before; ) {
            before = done;
            for (int n = 0; n < 3; n++) {
                subjects.forEach(this::goOn);
            }
        }
        settle();
    }
}
