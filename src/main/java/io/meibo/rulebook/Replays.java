package io.meibo.rulebook;

import io.meibo.api.PageOf;
import io.meibo.policy.StampArchive;
import io.meibo.register.AppliedCases;
import io.meibo.register.AppliedCases.Applied;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.workflow.TableHistory;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Replays: what changed tables would have said. They read stamps and the register and write their own findings; no case,
 * no table and nothing of the engine is touched. One runs at a time on each node, in the background, portion by portion.
 */
@Service
public class Replays {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final int PORTION = 200;

    private final ReplayStore store;
    private final ChangedTables changedTables;
    private final Rulebook rulebook;
    private final TableHistory history;
    private final AppliedCases cases;
    private final StampArchive stamps;
    private final AtomicReference<@Nullable Run> running = new AtomicReference<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "replay");
        thread.setDaemon(true);
        return thread;
    });

    Replays(
            ReplayStore store,
            ChangedTables changedTables,
            Rulebook rulebook,
            TableHistory history,
            AppliedCases cases,
            StampArchive stamps) {
        this.store = store;
        this.changedTables = changedTables;
        this.rulebook = rulebook;
        this.history = history;
        this.cases = cases;
        this.stamps = stamps;
    }

    /**
     * Begins a replay of these DMN files over a period of at most ten years. Refuses others than managers (403), tables
     * that are not in order ({@code TABLES_NOT_IN_ORDER}, all faults at once), and a second one while one runs here
     * ({@code REPLAY_RUNNING}).
     */
    public Replay begin(Actor actor, List<byte[]> dmn, LocalDate from, LocalDate to) {
        actor.require(Role.MANAGER);
        Map<String, RuleTable> tables = changedTables.read(dmn);
        if (from.isAfter(to) || from.plusYears(10).isBefore(to)) {
            throw Refusal.rule("REPLAY_PERIOD", FieldError.of("/to", "REPLAY_PERIOD"));
        }
        var run = new Run(tables, from, to);
        if (!running.compareAndSet(null, run)) {
            throw Refusal.wrongState("REPLAY_RUNNING");
        }
        try {
            run.id = store.enter(actor.id(), from, to, List.copyOf(tables.keySet()), cases.count(from, to));
            afterCommit(run);
            return store.find(run.id).orElseThrow();
        } catch (RuntimeException failure) {
            running.set(null);
            throw failure;
        }
    }

    private void afterCommit(Run run) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            background.execute(run);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    background.execute(run);
                } else {
                    running.set(null);
                }
            }
        });
    }

    /** The latest replays, newest first; for managers and auditors. */
    public List<Replay> latest(Actor actor) {
        requireReader(actor);
        return store.latest(20);
    }

    /** How far it is; 404 where there is none such or it has expired. */
    public Replay get(Actor actor, String id) {
        requireReader(actor);
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    /** Stops it at once; what was found is kept. Stopping what has ended changes nothing. */
    public Replay stop(Actor actor, String id) {
        actor.require(Role.MANAGER);
        Replay replay = store.find(id).orElseThrow(Refusal::notFound);
        if (replay.state().ended()) {
            return replay;
        }
        store.askToStop(id);
        Run run = running.get();
        if (run != null && id.equals(run.id)) {
            run.stop = true;
        }
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    /** A page of what was found; {@code total} grows while it runs. */
    PageOf<ReplayStore.Kept> findings(Actor actor, String id, FindingKind kind, int page, int size) {
        Replay replay = get(actor, id);
        PageOf.require(page, size);
        int total =
                switch (kind) {
                    case DIFFERING -> replay.differing();
                    case NOT_REPLAYABLE -> replay.notReplayable();
                    case NOT_ASKED -> replay.notAsked();
                };
        return new PageOf<>(store.page(id, kind, page, size), page, size, total);
    }

    /** Whoever reads the policy: managers and auditors. */
    static void requireReader(Actor actor) {
        actor.require(Role.MANAGER, Role.AUDITOR);
    }

    @PreDestroy
    void leave() throws InterruptedException {
        Run run = running.get();
        if (run != null) {
            run.stop = true;
        }
        background.shutdown();
        background.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** One replay at work. Memory holds one portion of cases at a time. */
    private final class Run implements Runnable {

        private final Map<String, RuleTable> tables;
        private final LocalDate from;
        private final LocalDate to;
        private volatile String id = "";
        private volatile boolean stop;
        private int done;
        private int differing;
        private int otherRoad;
        private int otherRule;
        private int notAsked;
        private int notReplayable;

        Run(Map<String, RuleTable> tables, LocalDate from, LocalDate to) {
            this.tables = tables;
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try {
                store.begin(id);
                store.end(id, work() ? ReplayState.DONE : ReplayState.STOPPED);
            } catch (RuntimeException failure) {
                log.error("replay {} failed: {}", id, failure.getClass().getName());
                log.debug("replay failed", failure);
                store.end(id, ReplayState.FAILED);
            } finally {
                running.set(null);
            }
        }

        private boolean work() {
            var replayer = new Replayer(tables, rulebook, history);
            Applied last = null;
            while (!stop) {
                List<Applied> portion = cases.next(from, to, last, PORTION);
                if (portion.isEmpty()) {
                    return true;
                }
                List<RegistrationId> references =
                        portion.stream().map(Applied::reference).toList();
                var stamped = stamps.of(references);
                var parts = cases.parts(references);
                List<ReplayStore.Found> found = new ArrayList<>();
                for (Applied own : portion) {
                    if (stop) {
                        break;
                    }
                    note(
                            own,
                            replayer.judge(
                                    own,
                                    stamped.getOrDefault(own.reference(), List.of()),
                                    parts.getOrDefault(own.reference(), List.of())),
                            found);
                    last = own;
                }
                var counts = new ReplayStore.Counts(done, differing, otherRoad, otherRule, notAsked, notReplayable);
                stop |= store.keep(id, counts, found);
            }
            return false;
        }

        private void note(Applied own, Verdict verdict, List<ReplayStore.Found> found) {
            done++;
            if (!verdict.differences().isEmpty()) {
                found.add(new ReplayStore.Found(own, FindingKind.DIFFERING, differing++, verdict));
                if (verdict.consequences().stream().anyMatch(it -> it.after() != null)) {
                    otherRoad++;
                }
            } else if (verdict.otherRule()) {
                otherRule++;
            }
            if (!verdict.obstacles().isEmpty()) {
                found.add(new ReplayStore.Found(own, FindingKind.NOT_REPLAYABLE, notReplayable++, verdict));
            }
            if (!verdict.notAsked().isEmpty()) {
                found.add(new ReplayStore.Found(own, FindingKind.NOT_ASKED, notAsked++, verdict));
            }
        }
    }
}
