/** Pages for people who work here, in the browser's language. */
@NullMarked
package io.meibo.pages.staff;

import org.jspecify.annotations.NullMarked;
