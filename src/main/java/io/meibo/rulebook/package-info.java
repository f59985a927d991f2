/**
 * The policy tables to be read: which rules are in force on a day, what changes next, and what a changed table would have
 * decided of registrations already taken in. Nothing here decides a case or touches one.
 */
@NullMarked
package io.meibo.rulebook;

import org.jspecify.annotations.NullMarked;
