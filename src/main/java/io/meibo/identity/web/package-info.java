/** The HTTP face of the identity feature. */
@NullMarked
package io.meibo.identity.web;

import org.jspecify.annotations.NullMarked;
