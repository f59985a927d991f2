/** The contract of a registration: prepared as a paper, signed once, cancelled where the registration ends early. */
@NullMarked
package io.meibo.contract;

import org.jspecify.annotations.NullMarked;
