package io.meibo.security.camunda;

/** Which users there are before anybody has made one: the demo's, or production's first administrator. */
interface FirstUsers {

    void ensure();
}
