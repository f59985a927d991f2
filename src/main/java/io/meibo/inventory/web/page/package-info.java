/** The stock as a page for staff, within the frame of their pages. */
@NullMarked
package io.meibo.inventory.web.page;

import org.jspecify.annotations.NullMarked;
