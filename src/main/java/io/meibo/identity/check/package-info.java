/** The checks of an application as plain rules: facts in, findings with outcome, code and field out. */
@NullMarked
package io.meibo.identity.check;

import org.jspecify.annotations.NullMarked;
