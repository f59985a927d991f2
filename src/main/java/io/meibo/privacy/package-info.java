/** Personal data: sealed per registration, read for a purpose, found by keyed fingerprints only. */
@NullMarked
package io.meibo.privacy;

import org.jspecify.annotations.NullMarked;
