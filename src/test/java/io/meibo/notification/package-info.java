/** Notices as applicants get them. */
@NullMarked
package io.meibo.notification;

import org.jspecify.annotations.NullMarked;
