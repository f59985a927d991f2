/** What the models call of the contract. */
@NullMarked
package io.meibo.contract.process;

import org.jspecify.annotations.NullMarked;
