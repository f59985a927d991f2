/** The comparison of the portrait over HTTP. */
@NullMarked
package io.meibo.portrait.web;

import org.jspecify.annotations.NullMarked;
