/** Checks under random input: properties that hold for every number there is, and fuzz targets for the parsers. */
@org.jspecify.annotations.NullMarked
package io.meibo.identity.random;
