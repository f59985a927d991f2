/** Tests of hand-over and activation in the running application. */
@NullMarked
package io.meibo.issuing;

import org.jspecify.annotations.NullMarked;
