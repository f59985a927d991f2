/** What the process of delivering a notice calls. */
@NullMarked
package io.meibo.notification.process;

import org.jspecify.annotations.NullMarked;
