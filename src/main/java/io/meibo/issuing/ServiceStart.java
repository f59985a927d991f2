package io.meibo.issuing;

import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** From when a line is served: the card in the applicant's hands, the prepaid card switched on. */
@Component
class ServiceStart {

    /** The line is served from then on. */
    void begin(RegistrationId reference, OffsetDateTime at) {}
}
