/** The contract over HTTP. */
@NullMarked
package io.meibo.contract.web;

import org.jspecify.annotations.NullMarked;
