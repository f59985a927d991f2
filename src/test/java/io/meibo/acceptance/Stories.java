package io.meibo.acceptance;

import io.meibo.support.AppTest;

/** What all stories have: the contract's client at the running application. */
abstract class Stories extends AppTest {

    Api api() {
        return new Api(at("/"));
    }

    /** The answer to an application of the shop, as a journey. */
    Journey sent(Registrations registration) {
        return Journey.of(api(), registration.sentBy(api().as("shop")));
    }
}
