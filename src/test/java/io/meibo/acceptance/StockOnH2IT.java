package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class StockOnH2IT extends StockStories {}
