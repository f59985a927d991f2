/** The registrations of the HTTP contract. */
@NullMarked
package io.meibo.intake.web;

import org.jspecify.annotations.NullMarked;
