/**
 * Random histories over the real services, engine and models, an in-memory database and the SM-DP+ simulator: whatever
 * happens in whichever order, nothing is lost, doubled or left over.
 */
@NullMarked
package io.meibo.histories;

import org.jspecify.annotations.NullMarked;
