/** What all controllers share: problem details, repeats, pages, texts in the reader's language. */
@NullMarked
package io.meibo.api;

import org.jspecify.annotations.NullMarked;
