/**
 * Identity documents read by a device at the counter (CN-07): the port to the reader, and the records it delivered,
 * sealed and used once. Stands below the features: intake takes records, the document check asks for their origin.
 */
@NullMarked
package io.meibo.reading;

import org.jspecify.annotations.NullMarked;
