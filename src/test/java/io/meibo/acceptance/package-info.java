/** The whole application from the outside: stories told over HTTP, on H2 and on PostgreSQL. */
@NullMarked
package io.meibo.acceptance;

import org.jspecify.annotations.NullMarked;
