/** Stock of SIMs and numbers: import, reservation for one registration, the line of those who wait, give-back, issue. */
@NullMarked
package io.meibo.inventory;

import org.jspecify.annotations.NullMarked;
