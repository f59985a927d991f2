package io.meibo.rulebook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a replay is. */
public enum ReplayState {
    WAITING,
    RUNNING,
    DONE,
    STOPPED,
    /** Its node went down while it ran. */
    INTERRUPTED,
    FAILED;

    /** The word of the API. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will come. */
    public boolean ended() {
        return this != WAITING && this != RUNNING;
    }
}
