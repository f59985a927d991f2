/** What tests of the whole application share: one Spring context, one HTTP client, users by name. */
@NullMarked
package io.meibo.support;

import org.jspecify.annotations.NullMarked;
