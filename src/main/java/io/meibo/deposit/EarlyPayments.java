package io.meibo.deposit;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A deposit may be paid before its wait begins: by transfer, while the contract still lies there unsigned. The process is
 * told when it has come to wait; and once a minute whoever was missed then, because the house was stopped in between.
 */
@Component
class EarlyPayments {

    private final Register register;
    private final Takings takings;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    EarlyPayments(Register register, Takings takings, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.register = register;
        this.takings = takings;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(StageEntered stage) {
        if (stage.status() == RegistrationStatus.AWAITING_DEPOSIT) {
            tell(stage.reference());
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void tellWhoWasMissed() {
        waitingForNothing().forEach(this::tell);
    }

    private List<RegistrationId> waitingForNothing() {
        return jdbc.sql("SELECT r.reference FROM registration r JOIN deposit_entry e ON e.reference = r.reference"
                        + " WHERE r.status = :awaiting GROUP BY r.reference"
                        + " HAVING SUM(CASE WHEN e.debit = 'due' THEN e.amount WHEN e.credit = 'due' THEN -e.amount"
                        + " ELSE 0 END) = 0")
                .param("awaiting", RegistrationStatus.AWAITING_DEPOSIT.code())
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list();
    }

    private void tell(RegistrationId reference) {
        try {
            own.executeWithoutResult(status -> takings.tellIfPaid(register.lock(reference)));
        } catch (ConcurrencyFailureException somebodyElseMovesIt) {
            // whoever moves the case now tells it himself, or the next minute does
            return;
        }
    }
}
