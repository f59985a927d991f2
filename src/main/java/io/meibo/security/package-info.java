/** The door of the house: who somebody is, which ways are open to him, and how often one may knock. */
@NullMarked
package io.meibo.security;

import org.jspecify.annotations.NullMarked;
