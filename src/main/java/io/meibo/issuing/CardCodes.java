package io.meibo.issuing;

import io.meibo.register.OneTimeCodes;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.register.SecretToSend.Channel;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends the applicant the code that switches a prepaid card on. */
@Service
public class CardCodes {

    static final String PURPOSE = "activation";

    private static final Logger LOG = LoggerFactory.getLogger(CardCodes.class);
    private static final String NOTICE = "activation-code";

    private final Register register;
    private final OneTimeCodes codes;
    private final ApplicationEventPublisher events;
    private final Duration validFor;

    CardCodes(
            Register register,
            OneTimeCodes codes,
            ApplicationEventPublisher events,
            @Value("${meibo.activation-code-valid-for:P90D}") String validFor) {
        this.register = register;
        this.codes = codes;
        this.events = events;
        this.validFor = validFor.contains("T")
                ? Duration.parse(validFor)
                : Duration.ofDays(java.time.Period.parse(validFor).getDays());
    }

    /**
     * The card is ready: draws a code and sends it. Where too many were sent within the hour none is: the applicant can
     * switch the card on without one, on his page.
     */
    @Transactional
    public void send(RegistrationId reference) {
        register.lock(reference);
        try {
            issue(reference);
        } catch (Refusal tooOften) {
            LOG.info("{}: no further activation code within the hour", reference);
        }
    }

    /** The applicant asks for a new code; refuses the sixth within an hour ({@code CODE_SENT_TOO_OFTEN}, 429). */
    @Transactional
    public void sendAgain(RegistrationId reference) {
        RegistrationCase found = register.lockIn(reference, RegistrationStatus.AWAITING_ACTIVATION);
        if (found.awaiting() != Awaiting.ACTIVATION) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
        issue(reference);
    }

    private void issue(RegistrationId reference) {
        String code = codes.issue(reference, PURPOSE, validFor);
        events.publishEvent(new SecretToSend(reference, NOTICE, Channel.SMS, Map.of("code", code)));
    }
}
