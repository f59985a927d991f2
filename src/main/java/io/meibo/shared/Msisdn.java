package io.meibo.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile number of Japan or China in E.164 form (`+819012345678`), for persons or for machines. Prints only its
 * country code and last two digits.
 */
public record Msisdn(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern JP = Pattern.compile("\\+81[0-9]{9,13}");
    private static final Pattern CN = Pattern.compile("\\+86[0-9]{11,13}");

    /** 070, 080, 090 by plan; 060 opened on 2024-12-20 and in use since July 2026, still unknown to libphonenumber. */
    private static final Pattern JP_MOBILE = Pattern.compile("\\+81[6789]0[1-9][0-9]{7}");

    /** 020 data numbers (020-4 are pagers) and the 14-digit 0200 block. */
    private static final Pattern JP_MACHINE = Pattern.compile("\\+8120([1-35-9][0-9]{7}|0[0-9]{10})");

    /** Thirteen digits: 10646 to 10649 and 140, 141, 144, 146, 148. */
    private static final Pattern CN_MACHINE = Pattern.compile("\\+861(064[6-9][0-9]{8}|4[01468][0-9]{10})");

    public Msisdn {
        if (!isMobile(e164) && !isMachine(e164)) {
            throw new IllegalArgumentException("not a mobile number of Japan or China");
        }
    }

    /**
     * Reads an international number, or a national one: Japanese numbers begin with 0, Chinese ones with 1. Spaces,
     * hyphens, dots and brackets are dropped.
     *
     * @throws IllegalArgumentException when it is none; the text never repeats the value
     */
    public static Msisdn parse(String text) {
        String number = text.replaceAll("[\\s().-]", "");
        if (number.startsWith("+")) {
            return new Msisdn(number.replaceFirst("^\\+810", "+81"));
        }
        return new Msisdn(number.startsWith("0") ? "+81" + number.substring(1) : "+86" + number);
    }

    /** Reads like {@link #parse} and gives nothing when it is no such number. */
    public static Optional<Msisdn> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notAMobileNumber) {
            return Optional.empty();
        }
    }

    /** The country as ISO 3166-1 alpha-3: `JPN` or `CHN`. */
    public String country() {
        return e164.startsWith("+81") ? "JPN" : "CHN";
    }

    /** As people of that country write it, without separators: `09012345678`, `13123456789`. */
    public String national() {
        return (e164.startsWith("+81") ? "0" : "") + e164.substring(3);
    }

    /** True for numbers of the machine (IoT) ranges: another product, never offered to a person. */
    public boolean isForMachines() {
        return isMachine(e164);
    }

    @Override
    public String toString() {
        return "Msisdn[" + e164.substring(0, 3) + "…" + e164.substring(e164.length() - 2) + "]";
    }

    private static boolean isMachine(String e164) {
        return JP_MACHINE.matcher(e164).matches() || CN_MACHINE.matcher(e164).matches();
    }

    private static boolean isMobile(String e164) {
        if (JP.matcher(e164).matches()) {
            return JP_MOBILE.matcher(e164).matches();
        }
        return CN.matcher(e164).matches() && isMobileInPlan(e164);
    }

    private static boolean isMobileInPlan(String e164) {
        try {
            PhoneNumber number = NUMBERS.parse(e164, null);
            return NUMBERS.isValidNumber(number) && NUMBERS.getNumberType(number) == PhoneNumberType.MOBILE;
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
