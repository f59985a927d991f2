package io.meibo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.demo.Invented;
import io.meibo.register.OneTimeCodes;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.support.MoneyTest;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.Vouchers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class ContractsTest extends MoneyTest {

    @Autowired
    private Contracts contracts;

    @Autowired
    private SignatureEvidence evidence;

    @Autowired
    private Vouchers vouchers;

    @Autowired
    private Signing signing;

    @Autowired
    private OneTimeCodes codes;

    @Test
    void a_japanese_contract_names_parties_plan_price_deposit_and_the_eight_days() throws IOException {
        Invented person = japanese();
        RegistrationId reference = prepared(person);

        String text = textOf(reference, "contract-ja");

        assertThat(text)
                .contains(
                        person.familyName(),
                        person.givenName(),
                        person.kana().orElseThrow().family())
                .contains("通信サービス契約書", "スタンダード 20GB", "月額 2,970円", "10,000円", "初期契約解除制度", "8日以内")
                .contains(reference.value(), "2026年11月25日", "番号 C-2026-");
    }

    @Test
    void a_chinese_contract_forbids_selling_and_lending_and_knows_no_eight_days() throws IOException {
        Invented person = chinese();
        RegistrationId reference = registered(person, "cn-postpaid-voice", "standard-30gb", "CHN", "meibo-china");
        contracts.prepare(reference);

        assertThat(textOf(reference, "contract-zh"))
                .contains(person.familyName(), person.givenName())
                .contains("移动通信业务入网合同", "标准套餐 30GB", "每月59.00元", "严禁出售、出租、出借电话卡", "第三十一条")
                .doesNotContain("契約", "八日");
    }

    @Test
    void an_english_contract_shows_a_foreign_name() throws IOException {
        Invented person = foreigner("SWE");
        RegistrationId reference = prepared(person);

        assertThat(textOf(reference, "contract-en"))
                .contains("Mobile Service Contract", person.familyName() + " " + person.givenName())
                .contains("JPY 2,970 a month", "JPY 10,000", "within eight days");
    }

    @Test
    void a_prepaid_contract_claims_no_right_to_end_it_within_eight_days() throws IOException {
        Invented speaksEnglish = Stream.generate(() -> foreigner("SWE"))
                .filter(person -> person.language().equals("en"))
                .findFirst()
                .orElseThrow();
        RegistrationId reference = registered(speaksEnglish, "jp-prepaid-voice", "prepaid-30d", "JPN", "meibo-japan");
        contracts.prepare(reference);

        assertThat(textOf(reference, "contract-prepaid-en"))
                .contains("Paid in advance")
                .doesNotContain("eight days");
    }

    @Test
    void preparing_again_keeps_the_contract_as_it_is() {
        RegistrationId reference = prepared(japanese());
        String number = contracts.number(reference);

        contracts.prepare(reference);

        assertThat(contracts.number(reference)).isEqualTo(number);
        assertThat(vouchers.of(reference)).hasSize(1);
    }

    @Test
    void before_it_is_prepared_there_is_no_contract() {
        RegistrationId reference = registered(japanese());

        assertThat(refusalOf(() -> contracts.number(reference)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_signature_without_a_task_tells_the_process() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);

        Signature signature = sign(
                reference,
                person.givenName() + "　" + person.familyName(),
                "online-typed",
                Actor.applicant(reference),
                null);

        assertThat(signature.number()).isEqualTo(contracts.number(reference));
        assertThat(world.told).containsExactly(reference + " contract.signed");
    }

    @Test
    void a_signature_for_a_task_is_evidence_for_its_assignee_and_leaves_the_process_to_him() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        String task = world.task(reference, "signature", CLERK);

        sign(reference, nameOf(person), "counter-paper", CLERK, task);

        assertThat(world.told).isEmpty();
        assertThat(evidence.outcome(reference, task, "Task_SignContract", "clerk"))
                .contains("signed");
        assertThat(evidence.outcome(reference, task, "Task_SignContract", "clerk2"))
                .isEmpty();
        assertThat(evidence.outcome(reference, "another task", "Task_SignContract", "clerk"))
                .isEmpty();
    }

    @Test
    void a_clerk_cannot_sign_for_the_task_of_another() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        String task = world.task(reference, "signature", CLERK2);

        Refusal refusal = refusalOf(() -> sign(reference, nameOf(person), "counter-paper", CLERK, task));

        assertThat(refusal.code()).isEqualTo("NOT_YOUR_TASK");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM contract_signature WHERE reference = :r")
                        .param("r", reference.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_task_of_another_registration_is_not_found() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        String task = world.task(awaitingSignature(japanese()), "signature", CLERK);

        assertThat(refusalOf(() -> sign(reference, nameOf(person), "counter-paper", CLERK, task))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void after_a_change_of_assignee_the_next_clerk_records_the_same_signature_for_himself() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        String task = world.task(reference, "signature", CLERK);
        Signature first = sign(reference, nameOf(person), "counter-paper", CLERK, task);
        String again = world.task(reference, "signature", CLERK2);

        Signature second = sign(reference, nameOf(person), "counter-paper", CLERK2, again);

        assertThat(second).isEqualTo(first);
        assertThat(evidence.outcome(reference, again, "Task_SignContract", "clerk2"))
                .contains("signed");
    }

    @Test
    void another_persons_name_is_refused_by_its_field() {
        RegistrationId reference = awaitingSignature(japanese());

        Refusal refusal = refusalOf(
                () -> sign(reference, "ERIKSSON ANNA MARIA", "online-typed", Actor.applicant(reference), null));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/signedName", "SIGNED_NAME_DIFFERS"));
        assertThat(world.told).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        RegistrationId reference = awaitingSignature(japanese());

        Refusal refusal = refusalOf(() -> sign(reference, " ", "by telephone", CLERK, null));

        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/signedName", "REQUIRED"),
                        org.assertj.core.groups.Tuple.tuple("/method", "NOT_ONE_OF"));
    }

    @Test
    void signing_twice_gives_the_same_answer_even_after_the_case_went_on() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        Signature first = sign(reference, nameOf(person), "counter-screen", CLERK, null);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        world.now = NOW.plusSeconds(3600);

        Signature second = sign(reference, nameOf(person), "counter-screen", CLERK, null);

        assertThat(second).isEqualTo(first);
        assertThat(world.told).hasSize(1);
    }

    @Test
    void a_signature_on_record_does_not_become_another() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        sign(reference, nameOf(person), "counter-screen", CLERK, null);

        Refusal refusal = refusalOf(() -> sign(reference, nameOf(person), "counter-paper", CLERK, null));

        assertThat(refusal.code()).isEqualTo("ALREADY_SIGNED");
    }

    @Test
    void nothing_is_signed_while_no_signature_is_awaited() {
        Invented person = japanese();
        RegistrationId reference = prepared(person);
        stands(reference, RegistrationStatus.WITHDRAWN);

        assertThat(refusalOf(() -> sign(reference, nameOf(person), "counter-screen", CLERK, null))
                        .kind())
                .isEqualTo(Refusal.Kind.WRONG_STATE);
    }

    @Test
    void once_signed_the_database_lets_neither_contract_nor_paper_change_or_go() {
        Invented person = japanese();
        RegistrationId reference = awaitingSignature(person);
        sign(reference, nameOf(person), "counter-screen", CLERK, null);
        RegistrationId other = prepared(japanese());

        for (String change : List.of(
                "UPDATE voucher SET sha256 = 'ff' WHERE reference = :r",
                "UPDATE voucher SET voucher_no = 'C-2026-999999' WHERE reference = :r",
                "DELETE FROM voucher WHERE reference = :r",
                "UPDATE contract SET sha256 = 'ff' WHERE reference = :r",
                "UPDATE contract SET voucher_no = (SELECT voucher_no FROM contract WHERE reference = '" + other
                        + "'), sha256 = (SELECT sha256 FROM contract WHERE reference = '" + other
                        + "') WHERE reference = :r",
                "DELETE FROM contract WHERE reference = :r")) {
            assertThatThrownBy(
                            () -> jdbc.sql(change).param("r", reference.value()).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void a_paper_whose_bytes_were_replaced_does_not_open() {
        RegistrationId reference = prepared(japanese());
        Voucher voucher = vouchers.of(reference).get(0);
        jdbc.sql("UPDATE voucher SET sealed = :other WHERE reference = :r")
                .param("other", new byte[] {1, 2, 3})
                .param("r", reference.value())
                .update();

        assertThatThrownBy(() -> vouchers.open(reference, voucher)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_cancelled_contract_stays_on_file() {
        RegistrationId reference = prepared(japanese());

        contracts.cancel(reference);
        contracts.cancel(reference);

        assertThat(contracts.number(reference)).startsWith("C-2026-");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM contract WHERE reference = :r AND cancelled_at IS NOT NULL")
                        .param("r", reference.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void cancelling_where_there_is_no_contract_does_nothing() {
        RegistrationId reference = registered(japanese());

        contracts.cancel(reference);

        assertThat(vouchers.of(reference)).isEmpty();
    }

    @Test
    void numbers_have_no_gaps_though_many_are_made_at_once_and_some_fail() throws Exception {
        var references = new ArrayList<RegistrationId>();
        for (int n = 0; n < 24; n++) {
            references.add(registered(japanese()));
        }
        var work = new ArrayList<Callable<Boolean>>();
        for (int n = 0; n < 24; n++) {
            RegistrationId reference = references.get(n);
            boolean fails = n % 4 == 0;
            work.add(() -> fails ? preparedAndUndone(reference) : preparedFor(reference));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(references.stream().filter(r -> !vouchers.of(r).isEmpty())).hasSize(18);
        List<Integer> places = jdbc.sql(
                        "SELECT series_place FROM voucher WHERE kind = 'contract' AND series_year = 2026 ORDER BY 1")
                .query(Integer.class)
                .list();
        assertThat(places).first().isEqualTo(1);
        assertThat(places).last().isEqualTo(places.size());
        assertThat(places).doesNotHaveDuplicates();
    }

    @Test
    void each_year_begins_its_own_numbers() {
        world.now = java.time.Instant.parse("2031-12-31T15:00:00Z"); // already 2032 in Tokyo
        RegistrationId reference = prepared(japanese());

        assertThat(contracts.number(reference)).isEqualTo("C-2032-000001");
    }

    @Autowired
    private org.springframework.transaction.PlatformTransactionManager transactions;

    private boolean preparedFor(RegistrationId reference) {
        contracts.prepare(reference);
        return true;
    }

    private boolean preparedAndUndone(RegistrationId reference) {
        new org.springframework.transaction.support.TransactionTemplate(transactions).executeWithoutResult(status -> {
            contracts.prepare(reference);
            status.setRollbackOnly();
        });
        return true;
    }

    private RegistrationId prepared(Invented person) {
        RegistrationId reference = registered(person);
        register.setDepositDue(reference, Money.of("10000", "JPY"));
        contracts.prepare(reference);
        return reference;
    }

    private RegistrationId awaitingSignature(Invented person) {
        RegistrationId reference = prepared(person);
        stands(reference, RegistrationStatus.AWAITING_SIGNATURE);
        return reference;
    }

    private static String nameOf(Invented person) {
        return person.familyName() + " " + person.givenName();
    }

    /** The text of the contract; the PDF is left in target/papers to be looked at. */
    private String textOf(RegistrationId reference, String name) throws IOException {
        Voucher voucher = vouchers.of(reference).get(0);
        byte[] pdf = vouchers.open(reference, voucher);
        Path folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Signature sign(RegistrationId reference, String name, String method, Actor actor, @Nullable String task) {
        String code = method.equals("online-typed") ? codes.issue(reference, "signature", Duration.ofMinutes(1)) : null;
        return signing.sign(reference, new SignatureOrder(name, method, code, null), actor, task);
    }
}
