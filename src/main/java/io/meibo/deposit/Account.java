package io.meibo.deposit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts of the ledger: what the applicant still owes, where money is ({@code cash}, {@code card}, {@code
 * transfer}, {@code provider}), what we hold for the applicant or have asked for, what went to pay debts, what we owe
 * back, and money whose owner is not known yet.
 */
enum Account {
    DUE("due"),
    CASH("cash"),
    CARD("card"),
    TRANSFER("transfer"),
    PROVIDER("provider"),
    HELD("held"),
    APPLIED("applied"),
    REFUND_DUE("refund-due"),
    SUSPENSE("suspense");

    /** The accounts money comes in by and goes out by; their names are the methods of the API. */
    static final Set<Account> MONEY = EnumSet.of(CASH, CARD, TRANSFER, PROVIDER);

    static final String METHODS = MONEY.stream().map(Account::code).collect(Collectors.joining(", "));

    private final String code;

    Account(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Account of(String code) {
        return Arrays.stream(values())
                .filter(account -> account.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such Account: " + code));
    }

    /** The account of a method of payment; empty where there is none such. */
    static Optional<Account> ofMethod(String method) {
        return MONEY.stream().filter(account -> account.code.equals(method)).findFirst();
    }
}
