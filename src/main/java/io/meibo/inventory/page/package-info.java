/** The stock as a page for staff, within the frame of their pages. */
@NullMarked
package io.meibo.inventory.page;

import org.jspecify.annotations.NullMarked;
