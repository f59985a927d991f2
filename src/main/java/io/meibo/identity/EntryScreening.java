package io.meibo.identity;

import io.meibo.identity.check.DoorCheck;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.policy.ActingPersons;
import io.meibo.policy.Policy;
import io.meibo.privacy.PersonalData;
import io.meibo.register.EntryCheck;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Age;
import io.meibo.shared.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns away at entry what could never pass or may not be kept. */
@Component
class EntryScreening implements EntryCheck {

    private final IdentitySettings settings;
    private final Policy policy;
    private final Clock clock;

    EntryScreening(IdentitySettings settings, Policy policy, Clock clock) {
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public List<FieldError> check(RegistrationCase.Facts facts, PersonalData data) {
        var house = new House(LocalDate.now(clock), settings.contractWithin(), settings.acceptSpecimenState());
        List<FieldError> errors = new ArrayList<>(DoorCheck.of(data, house));
        errors.addAll(acting(facts, data));
        return errors;
    }

    /** What the table refuses, and a guardian who is none, can be mended at once; whoever is missing is asked for later. */
    private List<FieldError> acting(RegistrationCase.Facts facts, PersonalData data) {
        ActingPersons rule = ActingPersons.of(policy.wouldDecide(
                        ActingPersons.TABLE,
                        ActingPersons.inputs(
                                facts.product(),
                                facts.channel(),
                                Age.on(data.applicant().birthDate(), facts.appliedOn()),
                                data.agent() != null,
                                data.guardian() != null,
                                facts.appliedOn()))
                .outputs());
        List<FieldError> errors = new ArrayList<>();
        if (rule.outcome() == ActingPersons.Outcome.REFUSED) {
            errors.add(
                    data.agent() == null
                            ? FieldError.of("/applicant/birthDate", "ACTING_PERSONS_NOT_ALLOWED")
                            : FieldError.of("/agent", "AGENT_NOT_ALLOWED"));
        }
        if (data.guardian() != null && Age.on(data.guardian().birthDate(), facts.appliedOn()) < rule.adultAge()) {
            errors.add(FieldError.of("/guardian/birthDate", "GUARDIAN_NOT_ADULT"));
        }
        return errors;
    }

    @Override
    public List<FieldError> checkPages(RegistrationCase.Facts facts, Set<String> kinds) {
        return DoorCheck.pages(facts.documentType(), kinds);
    }
}
