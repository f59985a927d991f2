package io.meibo.portrait;

import org.jspecify.annotations.Nullable;

/** The comparison service gave no usable answer. Says nothing of the person or the pictures. */
class PortraitServiceUnavailable extends RuntimeException {

    PortraitServiceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
