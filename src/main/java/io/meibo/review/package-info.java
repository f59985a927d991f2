/** The human decision on a registration: coded reasons, what is sent back, and the four eyes. */
@NullMarked
package io.meibo.review;

import org.jspecify.annotations.NullMarked;
