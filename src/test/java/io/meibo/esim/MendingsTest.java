package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meibo.shared.Actor;
import io.meibo.shared.Eid;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MendingsTest {

    private static final EsimRoom ROOM = new EsimRoom();

    @BeforeEach
    void quiet() {
        ROOM.tasks.clear();
        ROOM.told.clear();
        ROOM.completed.clear();
    }

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void a_clerk_decides_for_the_task_he_holds_and_may_think_again() {
        RegistrationId reference = seen();
        String task = ROOM.task(reference, "mending", "clerk");

        ROOM.mendings().decide(reference, task, "give-up", "no-answer", EsimRoom.CLERK);
        ROOM.mendings().decide(reference, task, "issue-again", "code-lost", EsimRoom.CLERK);

        assertThat(ROOM.mendings().outcome(reference, task, "clerk")).contains("issue-again");
        assertThat(ROOM.mendings().outcome(reference, task, "clerk2")).isEmpty();
    }

    @Test
    void a_code_that_was_seen_is_issued_again_once() {
        RegistrationId reference = seen();
        ROOM.mendings()
                .decide(
                        reference,
                        ROOM.task(reference, "mending", "clerk"),
                        "issue-again",
                        "code-lost",
                        EsimRoom.CLERK);
        again(reference);
        ROOM.codes().show(reference, Actor.applicant(reference));
        assertThat(ROOM.mendings().left(reference)).isFalse();

        String second = ROOM.task(reference, "mending", "clerk");
        refuses("RE_ISSUE_USED", reference, second, "issue-again", "code-lost");
        ROOM.mendings().decide(reference, second, "give-up", "code-lost", EsimRoom.CLERK);
    }

    @Test
    void a_profile_that_never_got_to_a_code_may_be_replaced_again_and_again() {
        RegistrationId reference = ROOM.released();
        for (int i = 0; i < 3; i++) {
            ROOM.mendings()
                    .decide(
                            reference,
                            ROOM.task(reference, "mending", "clerk"),
                            "issue-again",
                            "no-profile",
                            EsimRoom.CLERK);
            again(reference);
        }
        assertThat(ROOM.mendings().left(reference)).isTrue();
    }

    @Test
    void without_a_word_or_a_reason_nothing_is_stored() {
        RegistrationId reference = seen();
        String task = ROOM.task(reference, "mending", "clerk");

        refuses("MENDING_NOT_DECIDED", reference, task, "perhaps", "code-lost");
        refuses("MENDING_NOT_DECIDED", reference, task, "issue-again", "because Anna said so");
        refuses("NOT_YOUR_TASK", reference, ROOM.task(reference, "mending", "clerk2"), "give-up", "no-answer");
        assertThat(ROOM.mendings().outcome(reference, task, "clerk")).isEmpty();
    }

    @Test
    void the_counter_issues_again_in_one_go_where_the_case_waits() {
        RegistrationId reference = seen();

        ROOM.mendings().issueAgain(reference, "other-phone", EsimRoom.CLERK);

        assertThat(ROOM.told).containsExactly(FlowMessage.PROFILE_STUCK);
        assertThat(ROOM.completed).hasSize(1);
        assertThat(ROOM.mendings().outcome(reference, ROOM.completed.get(0), "clerk"))
                .contains("issue-again");
    }

    @Test
    void only_a_clerk_issues_again() {
        RegistrationId reference = seen();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ROOM.mendings().issueAgain(reference, "code-lost", Actor.applicant(reference)));
        assertThat(ROOM.told).isEmpty();
    }

    @Test
    void the_numbers_of_a_phone_are_those_that_did_not_come_to_nothing() {
        Eid phone = new Eid("89001012012341234012345678901224");
        RegistrationId one = ROOM.aRegistration();
        RegistrationId other = ROOM.aRegistration();
        RegistrationId gone = ROOM.aRegistration();
        ROOM.named(one, phone);
        ROOM.named(other, phone);
        ROOM.named(gone, phone);
        ROOM.named(ROOM.aRegistration(), EsimRoom.PHONE);
        ROOM.moved(gone, RegistrationStatus.WITHDRAWN);
        ROOM.moved(other, RegistrationStatus.COMPLETED);

        assertThat(ROOM.devices().numbersOn(phone)).isEqualTo(2);
        assertThat(ROOM.devices().masked(one)).contains("…1224");
    }

    private static RegistrationId seen() {
        RegistrationId reference = ROOM.released();
        ROOM.codes().show(reference, Actor.applicant(reference));
        return reference;
    }

    private static void again(RegistrationId reference) {
        ROOM.profiles().retire(reference);
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        ROOM.profiles().release(reference);
    }

    private static void refuses(String code, RegistrationId reference, String task, String outcome, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ROOM.mendings().decide(reference, task, outcome, reason, EsimRoom.CLERK))
                .matches(refusal -> Objects.equals(refusal.code(), code), code);
    }
}
