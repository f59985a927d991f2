package io.meibo.identity;

import io.meibo.privacy.FreeTextRule;
import io.meibo.shared.CardPan;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The number of a bank card must not be taken down, in a note as little as in a field (domain.md section 2). */
@Component
class NoCardPanInText implements FreeTextRule {

    @Override
    public Optional<String> offence(String text) {
        return CardPan.findsIn(text) ? Optional.of("CARD_NUMBER_DETECTED") : Optional.empty();
    }
}
