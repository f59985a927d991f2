/**
 * An SM-DP+ to try things with: a process of its own that speaks ES2+ over mutual TLS (domain.md 2.2), keeps profiles
 * in the states of SGP.22, plays a phone and scripted faults, and agrees after a kill with what it answered. The
 * application cannot tell it from a real one; nobody but the front door knows this package.
 */
@NullMarked
package io.meibo.simulator;

import org.jspecify.annotations.NullMarked;
