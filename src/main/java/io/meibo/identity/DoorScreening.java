package io.meibo.identity;

import io.meibo.identity.check.DoorCheck;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.identity.page.ImageCheck;
import io.meibo.privacy.PersonalData;
import io.meibo.register.Screening;
import io.meibo.shared.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers what intake asks before it takes anything in. */
@Component
class DoorScreening implements Screening {

    private final IdentitySettings settings;
    private final Clock clock;

    DoorScreening(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<FieldError> screen(PersonalData data, Set<String> pageKinds) {
        var house = new House(LocalDate.now(clock), settings.contractWithin(), settings.acceptSpecimenState());
        return DoorCheck.of(data, pageKinds, house);
    }

    @Override
    public Page inspect(byte[] content) {
        ImageCheck.Result result = ImageCheck.inspect(content);
        if (result instanceof ImageCheck.Page page) {
            return new Page(null, page.mediaType(), page.width(), page.height(), page.content());
        }
        return new Page(((ImageCheck.Refused) result).code(), "", 0, 0, new byte[0]);
    }
}
