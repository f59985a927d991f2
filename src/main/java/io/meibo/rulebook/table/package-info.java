/** Decision tables as plain values: read strictly from outside, computed without any engine, proved to be complete. */
@NullMarked
package io.meibo.rulebook.table;

import org.jspecify.annotations.NullMarked;
