package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import java.time.LocalDate;
import java.util.Map;

/** Table deposit-amount: what is asked before a line is opened (JP-26, CN-23). */
final class DepositAmount {

    static final String TABLE = "deposit-amount";

    private DepositAmount() {}

    static Map<String, Object> inputs(
            String product, String documentType, CheckOutcome creditOutcome, LocalDate appliedOn) {
        return Map.of(
                "product", product,
                "documentType", documentType,
                "creditResult", creditOutcome.code(),
                "appliedOn", appliedOn);
    }

    /** Zero where none is asked; throws {@link UndecidedByPolicy} where the table leaves it to a person. */
    static Money of(Ruling ruling) {
        if (ruling.text("decision").equals("person")) {
            throw new UndecidedByPolicy(TABLE, String.valueOf(ruling.inputs().get("product")));
        }
        return Money.of(ruling.text("amount"), ruling.text("currency"));
    }
}
