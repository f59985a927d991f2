package io.meibo.register;

import java.time.Period;

/** How long the records of a registration that has ended are kept; answered by the policy, which stamps its answer. */
public interface RecordTerms {

    /** The period, counted from the end; {@code personDecides} where nothing may go before somebody has decided. */
    record Terms(Period period, boolean personDecides) {}

    /** The terms of this registration, by whether a contract had come about. */
    Terms termsOf(RegistrationCase ended, boolean contractConcluded);
}
