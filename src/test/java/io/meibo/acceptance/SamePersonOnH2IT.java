package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class SamePersonOnH2IT extends SamePersonStories {}
