/** What the models call of the profiles. */
@NullMarked
package io.meibo.esim.process;

import org.jspecify.annotations.NullMarked;
