package io.meibo.contract;

import org.jspecify.annotations.Nullable;

/**
 * A signature as somebody sends it: the name signed with, the method, for {@code online-typed} the code that was sent,
 * for {@code counter-screen} the drawing as a PNG in base 64 (a data URI is taken too).
 */
public record SignatureOrder(
        @Nullable String signedName, @Nullable String method, @Nullable String code, @Nullable String drawing) {

    /** A signature with neither code nor drawing. */
    public static SignatureOrder of(@Nullable String signedName, @Nullable String method) {
        return new SignatureOrder(signedName, method, null, null);
    }

    @Override
    public String toString() {
        return "SignatureOrder[masked]";
    }
}
