/** Tests of the notices' door. */
@org.jspecify.annotations.NullMarked
package io.meibo.esim.web;
