package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class CardsOnH2IT extends CardStories {}
