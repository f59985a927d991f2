package io.meibo.shared;

/** The Luhn rule (ISO/IEC 7812-1 annex B), used by ICCID, IMEI and bank card numbers. */
public final class Luhn {

    private Luhn() {}

    /** Takes ASCII digits with the check digit last and tells whether it is right. */
    public static boolean holds(String digits) {
        return !digits.isEmpty() && sum(digits, 0) % 10 == 0;
    }

    /** Gives the check digit that belongs behind these ASCII digits. */
    public static char checkDigit(String digits) {
        return (char) ('0' + (10 - sum(digits, 1) % 10) % 10);
    }

    private static int sum(String digits, int offset) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int fromRight = digits.length() - 1 - i + offset;
            int digit = digits.charAt(i) - '0';
            int doubled = digit * 2;
            sum += fromRight % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }
}
