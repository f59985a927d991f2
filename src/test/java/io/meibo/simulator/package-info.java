/** The SM-DP+ simulator as operators and phones see it, over the wire and through kills. */
@NullMarked
package io.meibo.simulator;

import org.jspecify.annotations.NullMarked;
