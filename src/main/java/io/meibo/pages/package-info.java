/** Meibo's own pages: the start page of staff and the page of applicants. */
@NullMarked
package io.meibo.pages;

import org.jspecify.annotations.NullMarked;
