/** The last steps before a line is somebody's: the card is handed over, and a prepaid card is switched on. */
@NullMarked
package io.meibo.issuing;

import org.jspecify.annotations.NullMarked;
