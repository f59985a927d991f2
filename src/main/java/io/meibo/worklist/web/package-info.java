/** Human tasks over HTTP. */
@NullMarked
package io.meibo.worklist.web;

import org.jspecify.annotations.NullMarked;
