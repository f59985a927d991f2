package io.meibo.histories;

import io.meibo.demo.Invented;
import io.meibo.deposit.PaymentOrder;
import io.meibo.histories.House.Wish;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;

/** One history: a few people apply, and whatever the dice say happens to them. */
final class History {

    private static final int MOST_STEPS = 40;

    /** Somebody in this history. */
    record Subject(RegistrationId reference, Wish wish, Invented person) {}

    private final House house;
    private final Random dice;
    private final long seed;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Subject> subjects = new ArrayList<>();
    private int payments;
    private boolean faulty;

    History(House house, long seed) {
        this.house = house;
        this.seed = seed;
        this.dice = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<Subject> subjects() {
        return subjects;
    }

    void play() {
        try {
            int people = 1 + dice.nextInt(2);
            for (int n = 0; n < people; n++) {
                apply();
            }
            int steps = 5 + dice.nextInt(MOST_STEPS);
            for (int n = 0; n < steps; n++) {
                step(subjects.get(dice.nextInt(subjects.size())));
            }
            settle();
        } catch (Throwable failed) {
            throw new AssertionError("seed " + seed + ": " + failed + "\n" + String.join("\n", words), failed);
        }
    }

    private void apply() {
        Wish wish = House.WISHES.get(dice.nextInt(House.WISHES.size()));
        Invented person = house.person(wish);
        boolean acceptable = dice.nextInt(10) > 0;
        RegistrationId reference = house.enter(wish, person, acceptable);
        var subject = new Subject(reference, wish, person);
        subjects.add(subject);
        note("applies", subject, wish.product() + " " + wish.form() + " " + wish.method() + (acceptable ? "" : " (to be refused)"));
        house.intake.submit(reference, House.CLERK);
    }

    private void step(Subject subject) {
        int roll = dice.nextInt(100);
        if (roll < 50) {
            goOn(subject);
        } else if (roll < 58) {
            withdraw(subject);
        } else if (roll < 62) {
            timer(subject);
        } else if (roll < 70) {
            pay(subject);
        } else {
            goOn(subject);
        }
    }

    /** The next thing that has to be done, by whoever has to do it. */
    private void goOn(Subject subject) {
        List<Job> steps = house.engine.steps(subject.reference());
        if (!steps.isEmpty()) {
            run(subject, steps.get(dice.nextInt(steps.size())));
            return;
        }
        RegistrationCase now = house.look(subject.reference());
        switch (now.status()) {
            case AWAITING_SIGNATURE -> act("sign", subject, () -> house.signing.sign(
                    subject.reference(),
                    io.meibo.contract.SignatureOrder.of(subject.person().signedName(), "counter-paper"),
                    House.SHOP,
                    null));
            case AWAITING_DEPOSIT -> pay(subject);
            default -> tasks(subject);
        }
    }

    private void tasks(Subject subject) {
        var open = house.engine.tasks(subject.reference());
        if (open.isEmpty()) {
            return;
        }
        var task = open.get(dice.nextInt(open.size()));
        String kind = house.tasks.find(task.getId()).orElseThrow().evidence();
        switch (String.valueOf(kind)) {
            case "hand-over" -> staff("hand over", subject, task.getId(), () -> house.handOvers.handOver(
                    subject.reference(), House.CLERK, task.getId(), null,
                    house.stock.of(subject.reference()).orElseThrow().serial(), "JP-1234-5678"));
            case "refund" -> staff("refund", subject, task.getId(), () -> house.deposits.refund(
                    subject.reference(), House.CLERK, task.getId()));
            default -> note("leaves a task", subject, kind);
        }
    }

    private void staff(String name, Subject subject, String taskId, Runnable evidence) {
        act(name, subject, () -> house.as(House.CLERK, () -> {
            house.tasks.claim(taskId, House.CLERK);
            evidence.run();
            house.tasks.complete(taskId, House.CLERK);
        }));
    }

    private void pay(Subject subject) {
        String currency = subject.wish().currency();
        var due = house.look(subject.reference()).depositDue();
        String whole = due == null ? "1000" : due.amount().toPlainString();
        String amount = switch (dice.nextInt(4)) {
            case 0 -> "500";
            case 1 -> "20000";
            default -> whole;
        };
        boolean repeat = payments > 0 && dice.nextInt(4) == 0;
        String id = "H" + seed + "-" + (repeat ? payments : ++payments);
        act("pay", subject, () -> house.deposits.pay(
                subject.reference(),
                new PaymentOrder(amount, dice.nextInt(12) == 0 ? "USD" : currency, dice.nextBoolean() ? "cash" : "card", id),
                House.SHOP,
                null));
    }

    private void withdraw(Subject subject) {
        act("withdraw", subject, () -> house.intake.withdraw(subject.reference(), Actor.applicant(subject.reference())));
    }

    private void timer(Subject subject) {
        List<Job> timers = house.engine.timers(subject.reference());
        if (!timers.isEmpty()) {
            run(subject, timers.get(dice.nextInt(timers.size())));
        }
    }

    private void run(Subject subject, Job job) {
        act("job", subject, () -> house.engine.run(job));
    }

    /** Does it; now and then the machine stops before the commit, so that all but outside effects is as it was. */
    private void act(String name, Subject subject, Runnable verb) {
        boolean crash = dice.nextInt(12) == 0;
        try {
            if (crash) {
                note("crash", subject, "in " + name);
                house.transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    verb.run();
                });
            } else {
                note(name, subject, "");
                verb.run();
            }
        } catch (Refusal refused) {
            note("refused", subject, name + ": " + refused.code());
        } catch (ProcessEngineException failed) {
            if (!faulty) {
                throw failed;
            }
            note("fails for now", subject, name);
        }
    }

    /** The faults are over and everything that only waits for its turn gets it. */
    private void settle() {
        faulty = false;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Subject subject : subjects) {
                for (Job job : house.engine.steps(subject.reference())) {
                    note("settles", subject, "");
                    house.engine.run(job);
                    moved = true;
                    break;
                }
            }
        }
    }

    private void note(String name, Subject subject, String more) {
        counts.merge(name, 1, Integer::sum);
        words.add("  " + (subjects.indexOf(subject) + 1) + " " + name + (more.isEmpty() ? "" : " " + more));
    }
}
