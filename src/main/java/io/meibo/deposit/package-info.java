/** Deposits: what is asked, paid in parts, held and paid back, in a ledger that is only ever added to. */
@NullMarked
package io.meibo.deposit;

import org.jspecify.annotations.NullMarked;
