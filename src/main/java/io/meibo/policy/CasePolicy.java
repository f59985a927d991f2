package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the tables for a registration, and stamps each answer on its current round. */
@Component
public class CasePolicy {

    private final Policy policy;
    private final Rulings rulings;

    CasePolicy(Policy policy, Rulings rulings) {
        this.policy = policy;
        this.rulings = rulings;
    }

    /**
     * Asks any table and stamps the answer. {@code what} tells two answers of one table in one round apart (such as the
     * page asked about), empty where there is one.
     */
    @Transactional
    public Ruling decide(
            RegistrationCase own, String table, String what, Map<String, ? extends @Nullable Object> inputs) {
        Ruling ruling = policy.decide(table, inputs);
        rulings.stamp(own.reference(), own.round(), what, ruling);
        return ruling;
    }

    /** See {@link Policy#neededDocuments}. */
    @Transactional
    public NeededDocuments neededDocuments(RegistrationCase own) {
        RegistrationCase.Facts facts = own.facts();
        return NeededDocuments.of(decide(
                own,
                NeededDocuments.TABLE,
                "",
                NeededDocuments.inputs(facts.product(), facts.channel(), facts.documentType(), facts.appliedOn())));
    }

    /** See {@link Policy#verification}. */
    @Transactional
    public CheckOutcome verification(RegistrationCase own) {
        RegistrationCase.Facts facts = own.facts();
        return VerificationMethods.outcome(decide(
                own,
                VerificationMethods.TABLE,
                "",
                VerificationMethods.inputs(
                        facts.country(),
                        facts.channel(),
                        facts.verification(),
                        facts.documentType(),
                        facts.deliveryForm(),
                        facts.appliedOn())));
    }

    /** See {@link Policy#lineLimit}. */
    @Transactional
    public LineLimit lineLimit(RegistrationCase own) {
        return LineLimit.of(decide(
                own,
                LineLimit.TABLE,
                "",
                LineLimit.inputs(own.facts().product(), own.facts().appliedOn())));
    }

    /** See {@link Policy#deposit}. */
    @Transactional
    public Money deposit(RegistrationCase own, CheckOutcome creditOutcome) {
        RegistrationCase.Facts facts = own.facts();
        return DepositAmount.of(decide(
                own,
                DepositAmount.TABLE,
                "",
                DepositAmount.inputs(facts.product(), facts.documentType(), creditOutcome, facts.appliedOn())));
    }

    /** See {@link Policy#consentNeeded}. */
    @Transactional
    public ConsentNeeded consentNeeded(RegistrationCase own, int age) {
        return ConsentNeeded.of(decide(
                own,
                ConsentNeeded.TABLE,
                "",
                ConsentNeeded.inputs(own.facts().product(), age, own.facts().appliedOn())));
    }
}
