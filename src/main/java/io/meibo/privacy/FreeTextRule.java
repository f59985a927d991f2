package io.meibo.privacy;

import java.util.Optional;

/** Something that must not be kept even where people may write freely. Features give beans of this. */
public interface FreeTextRule {

    /** The code that says what is wrong with the text (text {@code check.<code>}); empty where it may be kept. */
    Optional<String> offence(String text);
}
