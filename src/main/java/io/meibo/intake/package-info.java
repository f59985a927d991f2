/** A customer applies: entering, submitting, correcting and withdrawing a registration, and looking at where it stands. */
@NullMarked
package io.meibo.intake;

import org.jspecify.annotations.NullMarked;
