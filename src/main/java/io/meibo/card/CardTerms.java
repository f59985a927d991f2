package io.meibo.card;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import org.springframework.stereotype.Service;

/** What the catalogue says of the card of a registration. */
@Service
public class CardTerms {

    private final Register register;
    private final Products products;

    CardTerms(Register register, Products products) {
        this.register = register;
        this.products = products;
    }

    /** Whether the card is made out to a person; an anonymous one (SC-01, SC-03) is not, and nobody is cleared for it. */
    public boolean isNamed(RegistrationId reference) {
        return !product(reference).isAnonymous();
    }

    boolean isReviewedYearly(RegistrationId reference) {
        return product(reference).yearlyReview();
    }

    private Product product(RegistrationId reference) {
        return products.get(register.get(reference).facts().product());
    }
}
