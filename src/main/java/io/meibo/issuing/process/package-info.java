/** The engine's calls to delivery and activation; each delegate calls one verb. */
@NullMarked
package io.meibo.issuing.process;

import org.jspecify.annotations.NullMarked;
