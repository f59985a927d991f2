/** Notices to applicants: written with the step that gives rise to them, sent by mail or kept in the outbox. */
@NullMarked
package io.meibo.notification;

import org.jspecify.annotations.NullMarked;
