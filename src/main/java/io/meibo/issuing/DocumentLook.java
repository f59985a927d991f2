package io.meibo.issuing;

import org.jspecify.annotations.Nullable;

/** What is typed from the document in hand: its type as in the catalogue, and the last four or more characters of its number. */
public record DocumentLook(@Nullable String type, @Nullable String lastCharacters) {

    @Override
    public String toString() {
        return "DocumentLook[masked]";
    }
}
