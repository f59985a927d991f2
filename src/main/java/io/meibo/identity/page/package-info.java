/** Pages sent with an application: what is really in a file, and a clean copy of it. */
@NullMarked
package io.meibo.identity.page;

import org.jspecify.annotations.NullMarked;
