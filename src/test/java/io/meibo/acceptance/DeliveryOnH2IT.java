package io.meibo.acceptance;

/** On the embedded database of the trial set-up. */
class DeliveryOnH2IT extends DeliveryStories {}
