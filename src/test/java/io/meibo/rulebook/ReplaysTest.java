package io.meibo.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.meibo.policy.StampArchive;
import io.meibo.register.AppliedCases;
import io.meibo.register.AppliedCases.Applied;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.TableHistory;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One replay at a time, in the background, stopped at once. */
class ReplaysTest {

    private static final LocalDate DAY = LocalDate.parse("2026-04-01");
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));

    private final ReplayStore store = mock(ReplayStore.class);
    private final AppliedCases cases = mock(AppliedCases.class);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Replays replays = new Replays(
            store,
            mock(ChangedTables.class),
            mock(Rulebook.class),
            mock(TableHistory.class),
            cases,
            mock(StampArchive.class));

    @BeforeEach
    void twoPortionsOfWhichTheFirstIsSlow() {
        when(store.enter(anyString(), any(), any(), any(), anyInt())).thenReturn("r1");
        when(store.find("r1")).thenReturn(Optional.of(running()));
        when(cases.next(any(), any(), any(), anyInt()))
                .thenAnswer(call -> {
                    reached.countDown();
                    assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                    return List.of(applied());
                })
                .thenReturn(List.of());
    }

    @AfterEach
    void leave() throws InterruptedException {
        goOn.countDown();
        replays.leave();
    }

    @Test
    void a_second_replay_is_refused_while_one_runs_and_welcome_afterwards() throws InterruptedException {
        replays.begin(MANAGER, List.of(), DAY, DAY);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> replays.begin(MANAGER, List.of(), DAY, DAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("REPLAY_RUNNING"));

        goOn.countDown();
        await().untilAsserted(() -> verify(store).end("r1", ReplayState.DONE));
        await().untilAsserted(() ->
                assertThat(replays.begin(MANAGER, List.of(), DAY, DAY)).isNotNull());
    }

    @Test
    void a_stopped_replay_looks_at_no_further_case() throws InterruptedException {
        replays.begin(MANAGER, List.of(), DAY, DAY);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        replays.stop(MANAGER, "r1");
        goOn.countDown();

        await().untilAsserted(() -> verify(store).end("r1", ReplayState.STOPPED));
        verify(store).askToStop("r1");
        verify(store).keep("r1", new ReplayStore.Counts(0, 0, 0, 0, 0, 0), List.of());
    }

    @Test
    void a_stop_asked_on_another_node_is_heard_with_the_next_portion() throws InterruptedException {
        when(store.keep(anyString(), any(), any())).thenReturn(true);
        replays.begin(MANAGER, List.of(), DAY, DAY);
        goOn.countDown();

        await().untilAsserted(() -> verify(store).end("r1", ReplayState.STOPPED));
        verify(store).keep("r1", new ReplayStore.Counts(1, 0, 0, 0, 0, 0), List.of());
    }

    @Test
    void only_a_manager_begins_or_stops() {
        Actor auditor = Actor.user("auditor", Set.of(Role.AUDITOR));

        assertThatThrownBy(() -> replays.begin(auditor, List.of(), DAY, DAY)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> replays.stop(auditor, "r1")).isInstanceOf(Refusal.class);
        verify(store, never()).enter(anyString(), any(), any(), any(), anyInt());
    }

    private static Applied applied() {
        return new Applied(
                new RegistrationId("R-7KQ2-9XMV-4"),
                DAY,
                1,
                RegistrationStatus.COMPLETED,
                "jp-postpaid-voice",
                "JPN",
                "meibo-mobile",
                "counter",
                "document-shown",
                "jp-driver-licence",
                "sim",
                "counter",
                OffsetDateTime.parse("2026-04-01T10:00:00+09:00"));
    }

    private static Replay running() {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-25T10:00:00+09:00");
        return new Replay(
                "r1",
                ReplayState.RUNNING,
                "manager",
                at,
                DAY,
                DAY,
                List.of(),
                2,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                at.plusDays(7));
    }
}
