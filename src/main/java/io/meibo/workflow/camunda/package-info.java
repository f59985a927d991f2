/** The seam's only implementation, on Camunda: typed process data, listeners read from the model, engine set-up. */
@NamedInterface("camunda")
@NullMarked
package io.meibo.workflow.camunda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
