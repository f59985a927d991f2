/** The delegates that the assessment's service tasks name. */
@NullMarked
package io.meibo.identity.process;

import org.jspecify.annotations.NullMarked;
