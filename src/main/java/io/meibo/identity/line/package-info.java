/** The lines a person holds, is being given or applies for, and the places under the limit they take. */
@NullMarked
package io.meibo.identity.line;

import org.jspecify.annotations.NullMarked;
