/** Our own pages as a browser gets them. */
@NullMarked
package io.meibo.pages;

import org.jspecify.annotations.NullMarked;
