/** Lines under their limit, on real databases and on two nodes. */
@org.jspecify.annotations.NullMarked
package io.meibo.identity.line;
