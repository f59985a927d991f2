package io.meibo.identity;

import io.meibo.identity.document.MyNumberDetector;
import io.meibo.privacy.FreeTextRule;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** JP-27: an individual number must not be taken down, in a note as little as in a field. */
@Component
class NoMyNumberInText implements FreeTextRule {

    @Override
    public Optional<String> offence(String text) {
        return MyNumberDetector.findsIn(text) ? Optional.of("MY_NUMBER_DETECTED") : Optional.empty();
    }
}
