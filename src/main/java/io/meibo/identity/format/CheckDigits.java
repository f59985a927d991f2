package io.meibo.identity.format;

import java.math.BigInteger;

/** The published check digit rules. All take ASCII characters of the right alphabet; the formats see to that. */
public final class CheckDigits {

    private static final int[] MRZ_WEIGHTS = {7, 3, 1};
    private static final int[] RESIDENT_ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_ID_DIGITS = "10X98765432";
    private static final int[] LICENCE_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] MY_NUMBER_WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final String CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final BigInteger EID_MODULUS = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** ICAO 9303: weights 7, 3, 1 from the left, modulo 10; letters count 10 to 35, the filler 0. */
    public static char mrz(String characters) {
        int sum = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            sum += (c == '<' ? 0 : Character.digit(c, 36)) * MRZ_WEIGHTS[i % 3];
        }
        return (char) ('0' + sum % 10);
    }

    /** ISO 7064 MOD 11-2 as in GB 11643-1999, over the first 17 digits: a digit or `X`. */
    public static char residentId(String digits) {
        return RESIDENT_ID_DIGITS.charAt(weighted(digits, RESIDENT_ID_WEIGHTS) % 11);
    }

    /** GB 32100, over the first 17 characters: weights 3^i, modulo 31. */
    public static char creditCode(String characters) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_CODE_ALPHABET.indexOf(characters.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_CODE_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Japanese driver's licence, over the first 10 digits: remainder 0 gives 1, remainder 1 gives 0. */
    public static char driverLicence(String digits) {
        return (char) ('0' + (11 - weighted(digits, LICENCE_WEIGHTS) % 11) % 10);
    }

    /** Japanese individual number, over the first 11 digits: remainders 0 and 1 both give 0. */
    public static char myNumber(String digits) {
        int remainder = weighted(digits, MY_NUMBER_WEIGHTS) % 11;
        return remainder <= 1 ? '0' : (char) ('0' + 11 - remainder);
    }

    /** Japanese corporate number, over its last 12 digits: 9 minus the sum modulo 9, weights 1, 2 from the right. */
    public static char corporateNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int fromRight = digits.length() - 1 - i;
            sum += (digits.charAt(i) - '0') * (fromRight % 2 == 0 ? 1 : 2);
        }
        return (char) ('0' + 9 - sum % 9);
    }

    /** SGP.29: the whole number modulo 97 is 1. */
    public static boolean eidHolds(String digits) {
        return new BigInteger(digits).mod(EID_MODULUS).equals(BigInteger.ONE);
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }
}
