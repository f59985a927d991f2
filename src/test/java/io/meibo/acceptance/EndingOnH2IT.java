package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class EndingOnH2IT extends EndingStories {}
