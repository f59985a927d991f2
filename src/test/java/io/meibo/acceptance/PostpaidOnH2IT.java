package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class PostpaidOnH2IT extends PostpaidStories {}
