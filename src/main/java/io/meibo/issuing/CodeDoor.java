package io.meibo.issuing;

import io.meibo.security.Throttle;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The way in for whoever holds a reference and the code from the short message, and nothing else. Wrong tries are counted
 * by address and by reference, apart from those of the log-in; what is wrong is never told.
 */
@Service
public class CodeDoor {

    private static final int LONGEST = 40;

    private final Activations activations;
    private final Throttle throttle = new Throttle();

    CodeDoor(Activations activations) {
        this.activations = activations;
    }

    /**
     * Switches the card on. Refuses everything that does not fit with {@code ACTIVATION_NOT_POSSIBLE} (422), too many
     * tries with {@code TOO_MANY_ATTEMPTS} (429); a right code whose card needs a second look first with {@code
     * ACTIVATION_PAGES_NEEDED} (422).
     */
    public void activate(String address, @Nullable String reference, @Nullable String code) {
        Optional<RegistrationId> known = reference == null || reference.length() > LONGEST
                ? Optional.empty()
                : RegistrationId.of(reference.strip());
        String account = "activation " + known.map(RegistrationId::value).orElse("");
        Duration wait = throttle.waitFor(address, account);
        if (!wait.isZero()) {
            throw new Refusal(Refusal.Kind.TOO_MANY, "TOO_MANY_ATTEMPTS", List.of());
        }
        if (known.isEmpty()) {
            throttle.failed(address, account);
            throw Activations.notPossible();
        }
        try {
            activations.activateByCode(known.get(), code);
        } catch (Refusal refusal) {
            if (refusal.code().equals(Activations.notPossible().code())) {
                throttle.failed(address, account);
            }
            throw refusal;
        }
        throttle.succeeded(address, account);
    }
}
