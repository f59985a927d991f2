package io.meibo.inventory;

import io.meibo.shared.CardNumber;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The three shelves: SIMs and eSIM profiles, cards, numbers. */
@Component
class Shelves {

    private static final Set<String> SIM_FORMS = Set.of("sim", "esim");

    private final Shelf<Iccid> sims;
    private final Shelf<CardNumber> cards;
    private final Shelf<Msisdn> numbers;

    Shelves(Shelf<Iccid> sims, Shelf<CardNumber> cards, Shelf<Msisdn> numbers) {
        this.sims = sims;
        this.cards = cards;
        this.numbers = numbers;
    }

    Shelf<Iccid> sims() {
        return sims;
    }

    Shelf<CardNumber> cards() {
        return cards;
    }

    Shelf<Msisdn> numbers() {
        return numbers;
    }

    /** The part of a shelf for what somebody waits for: a form of SIM, or the product whose card it is. */
    Shelf<?> of(String form) {
        return SIM_FORMS.contains(form) ? sims.ofForm(form) : cards.ofForm(form);
    }
}
