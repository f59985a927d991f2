package io.meibo.policy;

import io.meibo.register.RecordTerms;
import io.meibo.register.RegistrationCase;
import org.springframework.stereotype.Component;

/** Asks the table retention-period at the end of a registration, and stamps what it said there. */
@Component
class RetentionTerms implements RecordTerms {

    private final CasePolicy policy;

    RetentionTerms(CasePolicy policy) {
        this.policy = policy;
    }

    @Override
    public Terms termsOf(RegistrationCase ended, boolean contractConcluded) {
        Retention retention = Retention.of(policy.decide(
                ended,
                Retention.TABLE,
                "",
                Retention.inputs(
                        ended.facts().product(),
                        contractConcluded,
                        ended.facts().appliedOn())));
        return new Terms(retention.period(), retention.personDecides());
    }
}
