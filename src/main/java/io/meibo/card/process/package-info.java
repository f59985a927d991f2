/** The card's steps in the models. */
@NullMarked
package io.meibo.card.process;

import org.jspecify.annotations.NullMarked;
