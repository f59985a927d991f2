package io.meibo.identity.credit;

import org.jspecify.annotations.Nullable;

/** The credit service gave no usable answer. Says nothing of the person asked about. */
public class CreditUnavailable extends RuntimeException {

    CreditUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
