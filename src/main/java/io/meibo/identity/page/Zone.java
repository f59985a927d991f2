package io.meibo.identity.page;

/** A part of an upright page that must be legible, as shares of its width and height. */
record Zone(Place place, double left, double top, double right, double bottom) {

    /** What stands there. */
    enum Place {
        TEXT,
        MACHINE_READABLE,
        FACE
    }
}
