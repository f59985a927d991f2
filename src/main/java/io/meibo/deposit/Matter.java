package io.meibo.deposit;

import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money a person has to look at. {@code paymentId} is set where it lies with us as money of nobody; without one nothing
 * is in the books yet, since it may be a payment told twice, or one that its bank took back.
 */
record Matter(
        String id,
        @Nullable String paymentId,
        Reason reason,
        Account method,
        Money amount,
        String externalId,
        Source source,
        @Nullable LocalDate bookedOn,
        OffsetDateTime at,
        @Nullable Decision decision,
        @Nullable RegistrationId reference,
        @Nullable String decidedBy,
        @Nullable String taskId) {

    /** Why a person has to look. */
    enum Reason {
        /** No reference of a registration of ours is in it. */
        NO_REFERENCE,
        /** More than one is in it. */
        SEVERAL_REFERENCES,
        /** A collective entry whose parts do not add up to it. */
        PARTS_UNCLEAR,
        /** The same id and amount as another payment that the same side told of. */
        PERHAPS_TWICE,
        /** The same id as another payment, and another amount. */
        AMOUNT_DIFFERS,
        /** Money we had sent came back. */
        CAME_BACK,
        /** The bank took a payment back, and nobody waits for it any more, or it is not in the books as it came. */
        TAKEN_BACK;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What a person may make of it. */
    enum Decision {
        ASSIGN,
        SEND_BACK,
        KNOWN;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Decision of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What the payer's side wrote: name, account and text. Personal, so it is sealed and never printed. */
    record Details(@Nullable String payer, @Nullable String account, @Nullable String text) {

        @Override
        public String toString() {
            return "Details[masked]";
        }
    }

    /** Whether money came in at all: what was taken back can only be noted. */
    boolean broughtMoney() {
        return reason != Reason.TAKEN_BACK;
    }

    /** Whether it may be nothing new. */
    boolean mayBeKnown() {
        return paymentId == null;
    }
}
