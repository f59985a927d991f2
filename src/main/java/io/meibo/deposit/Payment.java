package io.meibo.deposit;

/** The answer to a payment: what was booked, taken and goes back, and how the deposit stood right after it. */
public record Payment(DepositAccount.Paid payment, DepositAccount deposit) {}
