/** What the models call of the ends of lines. */
@NullMarked
package io.meibo.ending.process;

import org.jspecify.annotations.NullMarked;
