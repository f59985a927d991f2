/** The outbox as a page. */
@NullMarked
package io.meibo.notification.web;

import org.jspecify.annotations.NullMarked;
