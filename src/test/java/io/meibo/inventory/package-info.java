/** Tests of the stock: rules, import, and allocation with many at once on H2 and on PostgreSQL. */
@NullMarked
package io.meibo.inventory;

import org.jspecify.annotations.NullMarked;
