package io.meibo.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature with what is sealed of it: the name signed with, who recorded it, by which way the code of an online
 * signature came, and what was drawn on a screen.
 */
record SignedContract(
        Signature signature, String name, String recordedBy, @Nullable String codeChannel, Optional<byte[]> drawing) {

    @Override
    public String toString() {
        return "SignedContract[masked]";
    }
}
