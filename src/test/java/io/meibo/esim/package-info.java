/** Tests of orders, notices and activation codes, with a small SM-DP+ of their own. */
@org.jspecify.annotations.NullMarked
package io.meibo.esim;
