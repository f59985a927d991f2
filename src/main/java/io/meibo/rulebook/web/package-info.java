/** The rulebook and replays over HTTP. */
@NullMarked
package io.meibo.rulebook.web;

import org.jspecify.annotations.NullMarked;
