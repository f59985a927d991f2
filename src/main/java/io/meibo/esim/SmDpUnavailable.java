package io.meibo.esim;

import org.jspecify.annotations.Nullable;

/** The SM-DP+ gave no usable answer; whether it did what was asked is not known. Names nothing of the order. */
class SmDpUnavailable extends RuntimeException {

    SmDpUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
