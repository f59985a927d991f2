/**
 * Profiles for eSIM phones: ordered, released and cancelled at an SM-DP+ over ES2+, followed by its notices alone, and
 * their activation codes.
 */
@NullMarked
package io.meibo.esim;

import org.jspecify.annotations.NullMarked;
