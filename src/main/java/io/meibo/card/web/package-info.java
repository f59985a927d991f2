/** Concessions over HTTP. */
@NullMarked
package io.meibo.card.web;

import org.jspecify.annotations.NullMarked;
