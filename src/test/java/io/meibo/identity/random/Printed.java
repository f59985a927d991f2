package io.meibo.identity.random;

import java.math.BigInteger;

/**
 * Check digits as the published rules say, written down a second time: a test that asked the house's own arithmetic
 * could not find it wrong.
 */
final class Printed {

    private static final String MRZ = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Printed() {}

    static String mrz(String field) {
        int sum = 0;
        int[] weights = {7, 3, 1};
        for (int i = 0; i < field.length(); i++) {
            sum += Math.max(MRZ.indexOf(field.charAt(i)), 0) * weights[i % 3];
        }
        return String.valueOf(sum % 10);
    }

    /** ISO 7064 MOD 11-2, by its recursive definition instead of the weights. */
    static String mod11dash2(String digits) {
        int rest = 0;
        for (char digit : digits.toCharArray()) {
            rest = (rest + digit - '0') * 2 % 11;
        }
        int check = (12 - rest) % 11;
        return check == 10 ? "X" : String.valueOf(check);
    }

    static String luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? value * 2 : value;
            sum += doubled / 10 + doubled % 10;
        }
        return String.valueOf((10 - sum % 10) % 10);
    }

    static String eid(String thirtyDigits) {
        BigInteger rest = new BigInteger(thirtyDigits + "00").mod(BigInteger.valueOf(97));
        return String.format("%02d", 98 - rest.intValueExact());
    }

    static String creditCode(String characters) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < characters.length(); i++) {
            sum = sum.add(
                    BigInteger.valueOf(3).pow(i).multiply(BigInteger.valueOf(CREDIT.indexOf(characters.charAt(i)))));
        }
        int rest = sum.mod(BigInteger.valueOf(31)).intValueExact();
        return String.valueOf(CREDIT.charAt(rest == 0 ? 0 : 31 - rest));
    }

    /** Driver's licence: the eleventh digit of ten. */
    static String licence(String tenDigits) {
        String rest = String.valueOf(11 - weighted(tenDigits, "5432765432") % 11);
        return rest.substring(rest.length() - 1);
    }

    /** Individual number: the twelfth digit of eleven. */
    static String individual(String elevenDigits) {
        int rest = weighted(elevenDigits, "65432765432") % 11;
        return rest <= 1 ? "0" : String.valueOf(11 - rest);
    }

    /** Corporate number: the first digit before twelve. */
    static String corporate(String twelveDigits) {
        return String.valueOf(9 - weighted(twelveDigits, "212121212121") % 9);
    }

    private static int weighted(String digits, String weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (weights.charAt(i) - '0');
        }
        return sum;
    }
}
