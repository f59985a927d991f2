package io.meibo.reading;

import org.jspecify.annotations.Nullable;

/** The reader delivered no record. The code says why, and a person what to do ({@code problem.<code>}). */
class ReaderFailed extends RuntimeException {

    private final String code;

    ReaderFailed(String code, @Nullable Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
