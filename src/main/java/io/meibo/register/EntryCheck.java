package io.meibo.register;

import io.meibo.privacy.PersonalData;
import io.meibo.shared.Eid;
import io.meibo.shared.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must be right before a registration is entered at all: mistakes the person typing can mend at once. Softer
 * findings are left to the checks of the process. Features give beans of this; intake asks all of them.
 */
public interface EntryCheck {

    List<FieldError> check(RegistrationCase.Facts facts, PersonalData data);

    /** The same of the phone that an eSIM is for, empty where it was not named. */
    default List<FieldError> checkDevice(RegistrationCase.Facts facts, Optional<Eid> device) {
        return List.of();
    }

    /** The same of the kinds of page sent along, before any of them is looked at. */
    default List<FieldError> checkPages(RegistrationCase.Facts facts, Set<String> kinds) {
        return List.of();
    }
}
