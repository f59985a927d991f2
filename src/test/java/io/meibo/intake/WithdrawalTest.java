package io.meibo.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.meibo.policy.Products;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.reading.IdReadings;
import io.meibo.register.CardsOnTheirWay;
import io.meibo.register.Ending;
import io.meibo.register.Endings;
import io.meibo.register.HeldStock;
import io.meibo.register.Offices;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Iccid;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationEventPublisher;

class WithdrawalTest {

    private static final RegistrationId CASE = new RegistrationId("R-7KQ2-9XMV-4");
    private static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));

    private final Register register = mock(Register.class);
    private final RegistrationFlow flow = mock(RegistrationFlow.class);
    private final HeldStock stock = mock(HeldStock.class);
    private final CardsOnTheirWay cards = mock(CardsOnTheirWay.class);
    private final Endings endings = mock(Endings.class);
    private final Intake intake = new Intake(
            mock(EntryReader.class),
            register,
            mock(PersonalDataVault.class),
            mock(Fingerprints.class),
            flow,
            mock(Products.class),
            stock,
            cards,
            mock(IntakeStore.class),
            mock(IdReadings.class),
            mock(ApplicationEventPublisher.class),
            mock(Offices.class),
            endings);

    @ParameterizedTest
    @EnumSource(names = {"CHECKING", "IN_REVIEW", "RETURNED", "AWAITING_SIGNATURE", "AWAITING_DEPOSIT", "ISSUING"})
    void a_registration_on_its_way_is_withdrawn_by_its_process(RegistrationStatus status) {
        standsAt(status, false);
        when(flow.tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN)).thenReturn(true);

        intake.withdraw(CASE, CLERK);

        verify(flow).tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN);
    }

    @Test
    void a_draft_has_no_process_that_could_tell_of_its_end() {
        standsAt(RegistrationStatus.DRAFT, false);

        intake.withdraw(CASE, CLERK);

        verify(register).withdrawDraft(CASE);
        verify(endings).record(CASE, Ending.WITHDRAWN);
        verify(flow, never()).tell(any(), any());
    }

    @Test
    void after_the_hand_over_it_is_too_late() {
        standsAt(RegistrationStatus.ISSUING, true);

        assertThat(refusalOfWithdrawing().code()).isEqualTo("WRONG_STATE");
        verify(flow, never()).tell(any(), any());
    }

    @Test
    void a_sim_that_is_with_the_post_is_in_nobodys_hands_yet() {
        standsAt(RegistrationStatus.ISSUING, true);
        when(cards.isOnItsWay(CASE)).thenReturn(true);
        when(flow.tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN)).thenReturn(true);

        intake.withdraw(CASE, CLERK);

        verify(flow).tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN);
    }

    @Test
    void a_prepaid_card_that_nobody_switched_on_may_still_come_back() {
        standsAt(RegistrationStatus.AWAITING_ACTIVATION, true);
        when(flow.tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN)).thenReturn(true);

        intake.withdraw(CASE, CLERK);

        verify(flow).tell(CASE, FlowMessage.REGISTRATION_WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "REJECTED", "WITHDRAWN", "EXPIRED"})
    void what_is_over_is_not_withdrawn_again(RegistrationStatus status) {
        standsAt(status, false);

        assertThat(refusalOfWithdrawing().kind()).isEqualTo(Refusal.Kind.WRONG_STATE);
    }

    @Test
    void a_draft_is_given_up_without_a_process() {
        standsAt(RegistrationStatus.DRAFT, false);

        intake.withdraw(CASE, CLERK);

        verify(register).withdrawDraft(CASE);
        verify(flow, never()).tell(any(), any());
    }

    @Test
    void an_applicant_withdraws_his_own_only() {
        var stranger = Actor.applicant(RegistrationId.random(new java.security.SecureRandom()));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> intake.withdraw(CASE, stranger));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private Refusal refusalOfWithdrawing() {
        return catchThrowableOfType(Refusal.class, () -> intake.withdraw(CASE, CLERK));
    }

    private void standsAt(RegistrationStatus status, boolean leftTheHouse) {
        var now = OffsetDateTime.parse("2026-11-25T10:00:00+09:00");
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                "standard-20gb",
                "JPN",
                "meibo-japan",
                "counter",
                "document-shown",
                "ja",
                "jp-driver-licence",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 25));
        when(register.lock(CASE))
                .thenReturn(new RegistrationCase(
                        CASE, facts, "clerk", null, null, 1, status, null, null, null, null, null, null, null, now,
                        now));
        when(stock.of(CASE))
                .thenReturn(Optional.of(new HeldStock.Held(
                        "meibo-japan",
                        Optional.of(Iccid.parse("8988211000000530082")),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        leftTheHouse)));
    }
}
