/** The ways out over HTTP. */
@NullMarked
package io.meibo.ending.web;

import org.jspecify.annotations.NullMarked;
