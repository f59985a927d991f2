package io.meibo.reading;

import java.net.URI;
import java.util.Optional;

/** The address of a reader for whoever has none in the settings; the demonstration brings one. */
public interface SpareReader {

    /** The reader of this user, or empty; held to the same allowed hosts as all others. */
    Optional<URI> of(String userId);
}
