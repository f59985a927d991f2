package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.SideFlows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who pays back what is owed: the give-back of the registration's own process, or the process payment-return beside it;
 * never two at once. Whichever runs pays all that is owed when its task is done. The caller holds the registration's
 * lock.
 */
@Component("depositReturns")
class Returns {

    static final String GIVE_BACK = "give-back";
    static final String PAYMENT_RETURN = "payment-return";

    private final Ledger ledger;
    private final SideFlows sideFlows;
    private final JdbcClient jdbc;
    private final Clock clock;

    Returns(Ledger ledger, SideFlows sideFlows, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.sideFlows = sideFlows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Starts payment-return where something is owed back and nobody is on it. */
    void begin(RegistrationId reference) {
        if (ledger.of(reference).owesBack() && running(reference).isEmpty()) {
            note(reference, PAYMENT_RETURN);
            sideFlows.begin(PAYMENT_RETURN, reference);
        }
    }

    /** Whether the give-back that asks has to pay back itself; takes it upon it then. */
    boolean takeForGiveBack(RegistrationId reference) {
        if (!ledger.of(reference).owesBack()) {
            return false;
        }
        Optional<String> running = running(reference);
        if (running.isEmpty()) {
            note(reference, GIVE_BACK);
        }
        return running.orElse(GIVE_BACK).equals(GIVE_BACK);
    }

    /** The task of paying back is being completed, with nothing owed any more. */
    void end(RegistrationId reference) {
        jdbc.sql("DELETE FROM deposit_return WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
    }

    private Optional<String> running(RegistrationId reference) {
        return jdbc.sql("SELECT process FROM deposit_return WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
    }

    private void note(RegistrationId reference, String process) {
        jdbc.sql("INSERT INTO deposit_return (reference, process, began_at) VALUES (:reference, :process, :at)")
                .param("reference", reference.value())
                .param("process", process)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
