/** Steps of the comparison that the engine calls. */
@NullMarked
package io.meibo.portrait.process;

import org.jspecify.annotations.NullMarked;
