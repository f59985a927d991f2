/** The page on which an applicant follows and moves on his own registration. */
@NullMarked
package io.meibo.pages.applicant;

import org.jspecify.annotations.NullMarked;
