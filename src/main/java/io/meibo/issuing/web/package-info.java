/** Hand-over and activation over HTTP. */
@NullMarked
package io.meibo.issuing.web;

import org.jspecify.annotations.NullMarked;
