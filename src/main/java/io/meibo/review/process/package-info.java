/** What the models call of the review. */
@NullMarked
package io.meibo.review.process;

import org.jspecify.annotations.NullMarked;
