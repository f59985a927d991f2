/**
 * The engine's and its web applications' side of the door: accounts, authorisations, the settings that close its known
 * holes, and the gate before both of its REST roots.
 */
@NullMarked
package io.meibo.security.camunda;

import org.jspecify.annotations.NullMarked;
