package io.meibo.histories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.meibo.contract.SignatureOrder;
import io.meibo.contract.Signing;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.StockFiles;
import io.meibo.deposit.Deposits;
import io.meibo.deposit.FinalBillOrder;
import io.meibo.deposit.ProviderNotices;
import io.meibo.ending.LineEnds;
import io.meibo.esim.ActivationCodes;
import io.meibo.esim.Mendings;
import io.meibo.intake.Intake;
import io.meibo.inventory.CardReplacements;
import io.meibo.inventory.NumberChoices;
import io.meibo.inventory.StockImport;
import io.meibo.inventory.StockReason;
import io.meibo.issuing.ActivationDesk;
import io.meibo.issuing.Activations;
import io.meibo.issuing.Deliveries;
import io.meibo.issuing.HandOvers;
import io.meibo.issuing.ReturnedMail;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Validity;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.HeldStock;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.support.Smdp;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The running house with everything a history does to it. */
final class House {

    static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    static final Actor CLERK2 = Actor.user("clerk2", Set.of(Role.CLERK));
    static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));
    static final Actor SHOP = Actor.user("shop", Set.of(Role.INTEGRATION));

    /** What is applied for in a history: a row of the catalogue and how it is delivered. */
    record Wish(String product, String plan, String country, String operator, String form, String method) {

        boolean postpaid() {
            return product.contains("postpaid");
        }

        boolean esim() {
            return form.equals("esim");
        }

        String currency() {
            return country.equals("JPN") ? "JPY" : "CNY";
        }
    }

    static final List<Wish> WISHES = List.of(
            new Wish("jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan", "sim", "counter"),
            new Wish("jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan", "sim", "post"),
            new Wish("jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan", "esim", "download"),
            new Wish("jp-postpaid-voice", "light-3gb", "JPN", "meibo-japan", "esim", "counter"),
            new Wish("jp-prepaid-voice", "prepaid-30d", "JPN", "meibo-japan", "sim", "counter"),
            new Wish("jp-prepaid-voice", "prepaid-30d", "JPN", "meibo-japan", "esim", "download"),
            new Wish("cn-postpaid-voice", "standard-30gb", "CHN", "meibo-china", "sim", "counter"));

    final Engine engine;
    final Books books;
    final Smdp smdp;
    final JdbcClient jdbc;
    final Register register;
    final RegistrationFlow flow;
    final Intake intake;
    final Signing signing;
    final Deposits deposits;
    final HandOvers handOvers;
    final HumanTasks tasks;
    final HeldStock stock;
    final ProviderNotices provider;
    final ActivationCodes codes;
    final Mendings mendings;
    final Audit audit;
    final NumberChoices choices;
    final CardReplacements replacements;
    final LineEnds ends;
    final Activations activations;
    final ActivationDesk activationDesk;
    final Deliveries deliveries;
    final ReturnedMail returnedMail;
    final TransactionTemplate transaction;

    private final PersonalDataVault vault;
    private final CheckResults checks;
    private final StockImport imports;
    private final People people = new People(20261125, LocalDate.of(2026, 11, 25));
    private int serial = 1;

    House(ApplicationContext context, Smdp smdp) {
        this.smdp = smdp;
        this.jdbc = context.getBean(JdbcClient.class);
        this.engine = new Engine(context.getBean(ProcessEngine.class));
        this.books = new Books(jdbc);
        this.register = context.getBean(Register.class);
        this.flow = context.getBean(RegistrationFlow.class);
        this.intake = context.getBean(Intake.class);
        this.signing = context.getBean(Signing.class);
        this.deposits = context.getBean(Deposits.class);
        this.handOvers = context.getBean(HandOvers.class);
        this.tasks = context.getBean(HumanTasks.class);
        this.stock = context.getBean(HeldStock.class);
        this.provider = context.getBean(ProviderNotices.class);
        this.codes = context.getBean(ActivationCodes.class);
        this.mendings = context.getBean(Mendings.class);
        this.activations = context.getBean(Activations.class);
        this.activationDesk = context.getBean(ActivationDesk.class);
        this.deliveries = context.getBean(Deliveries.class);
        this.returnedMail = context.getBean(ReturnedMail.class);
        this.choices = context.getBean(NumberChoices.class);
        this.replacements = context.getBean(CardReplacements.class);
        this.ends = context.getBean(LineEnds.class);
        this.audit = new Audit(jdbc, smdp);
        this.vault = context.getBean(PersonalDataVault.class);
        this.checks = context.getBean(CheckResults.class);
        this.imports = context.getBean(StockImport.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** A draft on record with what its checks found, as if it had been entered at the counter. */
    RegistrationId enter(Wish wish, Invented person, boolean acceptable) {
        var facts = new RegistrationCase.Facts(
                wish.product(),
                wish.plan(),
                wish.country(),
                wish.operator(),
                "counter",
                acceptable ? "document-shown" : "refused",
                person.language(),
                "passport",
                wish.form(),
                wish.method(),
                LocalDate.of(2026, 11, 24));
        return transaction.execute(status -> {
            RegistrationId reference = register.enter(facts, CLERK, null, null).reference();
            vault.keep(reference, 1, dataOf(person));
            checks.record(
                    reference,
                    1,
                    "credit",
                    List.of(new CheckResult("credit", "unpaid-list", CheckOutcome.PASSED, "CREDIT_PASSED", null)));
            return reference;
        });
    }

    Invented person(Wish wish) {
        return wish.country().equals("JPN") ? people.japanese() : people.chinese();
    }

    /** Brings stock in, so many of each, to both countries. */
    void fillShelves(int each) {
        for (StockFiles file : StockFiles.values()) {
            imports.importSims(bytes(file.sims(serial, each)));
            imports.importEsimProfiles(bytes(file.sims(serial + 500_000, each)));
            imports.importNumbers(bytes(file.numbers(serial, each)));
        }
        serial += each;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void sign(Subject subject) {
        signing.sign(subject.reference, SignatureOrder.of(subject.person.signedName(), "counter-paper"), SHOP, null);
    }

    /** What somebody of the staff does for a task before he completes it. */
    record Work(String name, Actor by, Runnable evidence) {}

    /** The work of an open task; none where nobody but time or the applicant brings it on. */
    Optional<Work> evidence(Subject subject, String taskId, Random dice) {
        String kind = tasks.find(taskId).map(HumanTasks.HumanTask::evidence).orElse("");
        return switch (String.valueOf(kind)) {
            case "hand-over" ->
                Optional.of(new Work(
                        "hand over",
                        CLERK,
                        () -> handOvers.handOver(
                                subject.reference,
                                CLERK,
                                taskId,
                                null,
                                stock.of(subject.reference)
                                        .map(HeldStock.Held::serial)
                                        .orElse(""),
                                "JP12345678901")));
            case "refund" ->
                Optional.of(new Work("refund", CLERK, () -> deposits.refund(subject.reference, CLERK, taskId)));
            case "code-shown" ->
                Optional.of(new Work(
                        "code at the counter",
                        CLERK,
                        () -> subject.activationCode =
                                codes.show(subject.reference, CLERK).toQrText()));
            case "mending" -> {
                String word = dice.nextInt(3) == 0 ? "give-up" : "issue-again";
                yield Optional.of(new Work(
                        "mending: " + word,
                        CLERK,
                        () -> mendings.decide(subject.reference, taskId, word, "download-failed", CLERK)));
            }
            case "activation" ->
                Optional.of(
                        new Work("activation", CLERK, () -> activations.activate(subject.reference, CLERK, taskId)));
            case "activation-check" ->
                Optional.of(new Work(
                        "look at activation",
                        CLERK2,
                        () -> activationDesk.decide(taskId, CLERK2, new ActivationDesk.Word("approve", List.of()))));
            case "returned-mail" -> {
                String word = List.of("delivered", "give-up", "post-again").get(dice.nextInt(3));
                yield Optional.of(new Work(
                        "returned mail: " + word,
                        CLERK,
                        () -> returnedMail.decide(
                                taskId,
                                CLERK,
                                new ReturnedMail.Word(word, serialOf(subject), null, "jp-residence-card"))));
            }
            case "final-bill" ->
                Optional.of(new Work(
                        "final bill",
                        CLERK,
                        () -> deposits.stateFinalBill(
                                subject.reference,
                                new FinalBillOrder(
                                        List.of("0", "3000", "50000").get(subject.number % 3),
                                        subject.wish.currency(),
                                        "B-" + taskId),
                                CLERK,
                                taskId)));
            case "cancellation" ->
                Optional.of(new Work(
                        "decides on cancellation",
                        MANAGER,
                        () -> ends.decide(
                                subject.reference, taskId, dice.nextBoolean() ? "approve" : "refuse", MANAGER)));
            case "replacement" ->
                Optional.of(new Work(
                        "replaces the card",
                        CLERK,
                        () -> replacements.replace(
                                subject.reference,
                                taskId,
                                replacements
                                        .of(subject.reference, CLERK)
                                        .map(CardReplacements.Replacement::suggestion)
                                        .orElse(null),
                                true,
                                CLERK)));
            default -> Optional.empty();
        };
    }

    private String serialOf(Subject subject) {
        return stock.of(subject.reference).map(HeldStock.Held::serial).orElse("");
    }

    /** What the carrier tells. */
    void parcel(History history, Subject subject, Random dice) {
        String outcome = dice.nextBoolean() ? "delivered" : "returned";
        history.act(
                "parcel " + outcome,
                subject,
                () -> deliveries.tell(subject.reference, CLERK, new Deliveries.News(outcome, null, null)));
    }

    /** Rarer events: a number is chosen, a card exchanged or replaced, a line in use comes to its end. */
    void more(History history, Subject subject, Random dice) {
        RegistrationId reference = subject.reference;
        Actor holder = Actor.applicant(reference);
        switch (dice.nextInt(8)) {
            case 0, 1 -> history.act("is offered numbers", subject, () -> choices.offer(reference, dice.nextBoolean()));
            case 2 ->
                history.act(
                        "chooses a number",
                        subject,
                        () -> choices.choose(
                                reference,
                                choices.standing(reference).choices().numbers().stream()
                                        .findFirst()
                                        .orElse(null)));
            case 3 -> {
                StockReason why = List.of(StockReason.LOST, StockReason.BROKEN).get(dice.nextInt(2));
                history.act("asks for another card", subject, () -> replacements.ask(reference, why, holder));
            }
            case 4 -> history.act("needs no other card", subject, () -> replacements.drop(reference, holder));
            case 5 -> history.act("cancels", subject, () -> ends.cancel(reference, holder));
            case 6 -> history.act("terminates", subject, () -> ends.terminate(reference, null, holder));
            default -> parcel(history, subject, dice);
        }
    }

    /** The profile whose code this is, as the SM-DP+ has it. */
    JsonNode profileOf(String activationCode) {
        String matchingId = activationCode.split("\\$")[2];
        return smdp.profiles().values().stream()
                .filter(profile -> matchingId.equals(profile.path("matchingId").asText()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** A member of the staff does something. */
    void as(Actor actor, Runnable work) {
        engine.as(actor.id(), actor.roles().stream().map(Role::code).toList(), work);
    }

    RegistrationCase look(RegistrationId reference) {
        return register.get(reference);
    }

    private static PersonalData dataOf(Invented person) {
        var home = person.home();
        return new PersonalData(
                new PersonalData.Applicant(
                        person.familyName(),
                        person.givenName(),
                        person.kana().map(Invented.Kana::family).orElse(null),
                        person.kana().map(Invented.Kana::given).orElse(null),
                        person.birthDate(),
                        person.sex(),
                        person.nationality(),
                        new PersonalData.Address(
                                home.country(), home.postcode(), home.region(), home.locality(), List.of(home.line())),
                        person.phone(),
                        person.email()),
                new PersonalData.IdentityDocument(
                        "passport", "L898902C3", "UTO", Validity.of("2031-04-15"), List.of()));
    }
}
