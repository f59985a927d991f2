/** What only cards have: a holder or none, and the yearly look at the right to a concession. */
@NullMarked
package io.meibo.card;

import org.jspecify.annotations.NullMarked;
