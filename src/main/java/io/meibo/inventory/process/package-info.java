/** What the models call of the stock. */
@NullMarked
package io.meibo.inventory.process;

import org.jspecify.annotations.NullMarked;
