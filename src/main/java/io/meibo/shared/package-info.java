/** Words every module uses: ids, money, roles, states and refusals. No Spring, no engine. */
@NullMarked
package io.meibo.shared;

import org.jspecify.annotations.NullMarked;
