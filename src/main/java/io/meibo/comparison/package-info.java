/** Laying registrations that resemble one another side by side, and keeping what a person finds. */
@NullMarked
package io.meibo.comparison;

import org.jspecify.annotations.NullMarked;
