/** Open human tasks over HTTP, and the case behind a task as the person working on it needs it. */
@NullMarked
package io.meibo.worklist;

import org.jspecify.annotations.NullMarked;
