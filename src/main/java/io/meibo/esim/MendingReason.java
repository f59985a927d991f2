package io.meibo.esim;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a clerk issues an activation code again, or gives a download up. */
enum MendingReason {
    DOWNLOAD_FAILED("download-failed"),
    CODE_LOST("code-lost"),
    OTHER_PHONE("other-phone"),
    NO_PROFILE("no-profile"),
    NO_ANSWER("no-answer");

    private final String code;

    MendingReason(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<MendingReason> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    static String all() {
        return String.join(
                ", ", Arrays.stream(values()).map(MendingReason::code).toList());
    }
}
