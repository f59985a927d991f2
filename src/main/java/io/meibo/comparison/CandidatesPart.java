package io.meibo.comparison;

import io.meibo.privacy.PersonalData;
import io.meibo.register.CasePart;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The case file's {@code candidates}: which registrations resemble this one, in what, and what was found of them. */
@Component
class CandidatesPart implements CasePart {

    private final ComparisonDesk desk;

    CandidatesPart(ComparisonDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "candidates";
    }

    @Override
    public @Nullable Object of(RegistrationCase found, @Nullable PersonalData person, Actor reader) {
        List<ComparisonDesk.CandidateView> candidates = desk.views(found);
        return candidates.isEmpty() ? null : candidates;
    }
}
