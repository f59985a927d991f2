package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class CounterOnH2IT extends CounterStories {}
