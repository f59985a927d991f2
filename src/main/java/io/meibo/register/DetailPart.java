package io.meibo.register;

import io.meibo.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one feature adds to a registration as the API shows it: a member of the JSON of its own. Features give beans of
 * this; nothing in it may be personal, since it goes to staff, programs and the applicant alike.
 */
public interface DetailPart {

    /** The name of the member, such as {@code contract}. No two parts may have the same. */
    String name();

    /** What there is to tell, or null where there is nothing (the member is left out then). */
    @Nullable
    Object of(RegistrationCase found, Actor reader);
}
