/** Lists and hands out the papers of a registration. */
@NullMarked
package io.meibo.voucher.web;

import org.jspecify.annotations.NullMarked;
