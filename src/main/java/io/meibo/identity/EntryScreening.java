package io.meibo.identity;

import io.meibo.identity.check.DoorCheck;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.privacy.PersonalData;
import io.meibo.register.EntryCheck;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns away at entry what could never pass or may not be kept. */
@Component
class EntryScreening implements EntryCheck {

    private final IdentitySettings settings;
    private final Clock clock;

    EntryScreening(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<FieldError> check(RegistrationCase.Facts facts, PersonalData data) {
        var house = new House(LocalDate.now(clock), settings.contractWithin(), settings.acceptSpecimenState());
        return DoorCheck.of(data, house);
    }

    @Override
    public List<FieldError> checkPages(RegistrationCase.Facts facts, Set<String> kinds) {
        return DoorCheck.pages(facts.documentType(), kinds);
    }
}
