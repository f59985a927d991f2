package io.meibo.register;

import io.meibo.privacy.PersonalData;
import io.meibo.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one feature adds to the case file of a person who judges the case: a member of the JSON of its own. Features give
 * beans of this; the worklist asks all of them, for the assignee only and after the look at the case is on record.
 */
public interface CasePart {

    /** The name of the member, such as {@code candidates}. No two parts may have the same. */
    String name();

    /**
     * What there is to tell, in the reader's language, or null where there is nothing (the member is left out then).
     * {@code person} is what the registration tells in its latest round, null where it collects nothing.
     */
    @Nullable
    Object of(RegistrationCase found, @Nullable PersonalData person, Actor reader);
}
