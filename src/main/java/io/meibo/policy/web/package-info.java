/** The catalogue over HTTP. */
@NullMarked
package io.meibo.policy.web;

import org.jspecify.annotations.NullMarked;
