package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class NothingPersonalOnH2IT extends NothingPersonalStories {}
