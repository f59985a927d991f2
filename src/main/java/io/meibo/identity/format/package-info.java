/** How a format check answers: format, check digit and plausibility apart, each with a stable code. */
@NullMarked
@NamedInterface("format")
package io.meibo.identity.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
