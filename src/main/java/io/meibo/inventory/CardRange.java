package io.meibo.inventory;

import io.meibo.inventory.StockFile.Row;
import io.meibo.shared.Luhn;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * A row of cards whose numbers run on: the same letters, digits of the same length from {@code first} to {@code last}.
 * {@code luhn}: the last digit of each is the check digit over the digits before it, and does not count on.
 */
record CardRange(Row row, String product, String pool, String letters, String first, String last, boolean luhn) {

    long cards() {
        return body(last).subtract(body(first)).add(BigInteger.ONE).longValueExact();
    }

    /** Every number of it, letters and digits, in order. */
    Stream<String> numbers() {
        int width = luhn ? first.length() - 1 : first.length();
        return Stream.iterate(body(first), next -> next.add(BigInteger.ONE))
                .limit(cards())
                .map(body -> "0".repeat(width - body.toString().length()) + body)
                .map(body -> letters + body + (luhn ? Luhn.checkDigit(body) : ""));
    }

    /** Ranges of other letters or another length can have no number in common with it. */
    String family() {
        return letters + "/" + first.length();
    }

    private BigInteger body(String digits) {
        return new BigInteger(luhn ? digits.substring(0, digits.length() - 1) : digits);
    }
}
