/** Activation codes and profile states for staff and applicants, and the door of the SM-DP+'s notices. */
@NullMarked
package io.meibo.esim.web;

import org.jspecify.annotations.NullMarked;
