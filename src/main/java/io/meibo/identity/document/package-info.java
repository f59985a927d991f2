/** Numbers and machine readable zones of identity documents (ICAO 9303, China, Japan), without Spring. */
@NullMarked
package io.meibo.identity.document;

import org.jspecify.annotations.NullMarked;
