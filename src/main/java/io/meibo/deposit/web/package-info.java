/** The deposit over HTTP. */
@NullMarked
package io.meibo.deposit.web;

import org.jspecify.annotations.NullMarked;
