/** Reading a document over HTTP. */
@NullMarked
package io.meibo.reading.web;

import org.jspecify.annotations.NullMarked;
