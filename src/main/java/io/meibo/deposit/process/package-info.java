/** What the models call of the deposit. */
@NullMarked
package io.meibo.deposit.process;

import org.jspecify.annotations.NullMarked;
