/** The register of cases: one row per registration with its state, history, check results and decisions. */
@NullMarked
package io.meibo.register;

import org.jspecify.annotations.NullMarked;
