package io.meibo.reading;

import java.net.URI;

/** The port to a card reader, wherever it is plugged in; the house calls it, never the browser. */
interface IdReader {

    /** How a reader is just now. */
    enum State {
        READY,
        NO_CARD,
        OFF
    }

    /**
     * Reads the document that lies on the reader.
     *
     * @throws ReaderFailed when there is none, it cannot be read, or the reader does not answer as it should
     */
    IdRecord read(URI reader);

    State state(URI reader);
}
