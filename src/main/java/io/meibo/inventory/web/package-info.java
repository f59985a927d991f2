/** The stock over HTTP, for managers. */
@NullMarked
package io.meibo.inventory.web;

import org.jspecify.annotations.NullMarked;
