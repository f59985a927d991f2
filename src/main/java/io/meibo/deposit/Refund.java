package io.meibo.deposit;

import io.meibo.shared.Money;
import java.time.OffsetDateTime;

/** A deposit paid back: the number of the refund note, how much in all, and when. */
public record Refund(String number, Money amount, OffsetDateTime at) {}
