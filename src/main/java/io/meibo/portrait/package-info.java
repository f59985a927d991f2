/** The live portrait and the document photo: a service's opinion where one is asked, and the person who decides. */
@NullMarked
package io.meibo.portrait;

import org.jspecify.annotations.NullMarked;
