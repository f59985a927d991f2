/** The end of a line that is in use: cancelled by notice in its first days, or terminated. */
@NullMarked
package io.meibo.ending;

import org.jspecify.annotations.NullMarked;
