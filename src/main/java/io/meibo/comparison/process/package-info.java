/** What the process model asks of comparisons. */
@NullMarked
package io.meibo.comparison.process;

import org.jspecify.annotations.NullMarked;
