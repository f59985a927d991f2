/** Comparisons over HTTP. */
@NullMarked
package io.meibo.comparison.web;

import org.jspecify.annotations.NullMarked;
