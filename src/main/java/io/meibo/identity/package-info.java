/** Identity: number formats, the checks of an application and the list of unpaid customers. */
@NullMarked
package io.meibo.identity;

import org.jspecify.annotations.NullMarked;
