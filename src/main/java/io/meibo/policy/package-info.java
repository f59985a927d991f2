/** What a product demands: the catalogue of products, and the facade over the dated policy tables. */
@NullMarked
package io.meibo.policy;

import org.jspecify.annotations.NullMarked;
