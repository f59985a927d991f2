package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class PrepaidOnH2IT extends PrepaidStories {}
