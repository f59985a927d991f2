/** Meibo: the back office for real-name registration. This package only starts it. */
@NullMarked
package io.meibo;

import org.jspecify.annotations.NullMarked;
