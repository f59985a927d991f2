package io.meibo.acceptance;

import io.meibo.demo.Door;
import io.meibo.demo.Door.Caller;
import java.net.URI;

/** The contract's door, as the demo users and applicants come in by it. */
final class Api {

    private final Door door;

    Api(URI base) {
        this.door = new Door(base);
    }

    /** Speaks as one of the demo users. */
    Caller as(String user) {
        return door.as(user, "demo");
    }

    Caller withAccessCode(String code) {
        return door.withAccessCode(code);
    }

    Caller unknown() {
        return door.unknown();
    }
}
