/**
 * Papers for customers: laid out as PDF in their language, numbered without gaps, kept sealed and never changed. Below
 * the features, which say what stands in a paper (ADR 0015).
 */
@NullMarked
package io.meibo.voucher;

import org.jspecify.annotations.NullMarked;
