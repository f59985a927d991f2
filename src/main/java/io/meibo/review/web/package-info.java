/** Decisions and the catalogue of reasons over HTTP. */
@NullMarked
package io.meibo.review.web;

import org.jspecify.annotations.NullMarked;
