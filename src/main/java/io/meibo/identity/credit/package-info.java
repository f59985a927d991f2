/** Where we ask about unpaid bills: our own lists, or an outside service over HTTP. */
@NullMarked
package io.meibo.identity.credit;

import org.jspecify.annotations.NullMarked;
