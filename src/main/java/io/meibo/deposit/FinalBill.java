package io.meibo.deposit;

import io.meibo.shared.Money;
import java.time.OffsetDateTime;

/** The final bill of a line that ends: its number, what is owed to us, and when it was stated. */
public record FinalBill(String number, Money debts, OffsetDateTime at) {}
