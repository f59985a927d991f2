/** People at the screens, in a real Chromium. */
@NullMarked
package io.meibo.acceptance.browser;

import org.jspecify.annotations.NullMarked;
