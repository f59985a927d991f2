package io.meibo.identity.document;

import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.Typed;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Document numbers whose public rule is a pattern, some with a check digit. Where no check digit is public that result
 * is "not applicable": only the issuing authority can tell.
 */
public final class DocumentNumbers {

    private static final Pattern HK_MACAO_CARD = Pattern.compile("([HM](?:[0-9]{8}|A[0-9]{7}))()");
    private static final Pattern HK_MACAO_BOOKLET = Pattern.compile("([HM][0-9]{8})([0-9]{2})");
    private static final Pattern TAIWAN_CARD = Pattern.compile("([0-9]{8})()");
    private static final Pattern TAIWAN_BOOKLET = Pattern.compile("([0-9]{10})\\(([A-Z])\\)");
    private static final Pattern OLD_FOREIGN_RESIDENT = Pattern.compile("([A-Z]{3})[0-9]{12}");
    private static final Pattern PASSPORT = Pattern.compile("(?=.*[0-9])[A-Z0-9]{5,9}");
    private static final Pattern CN_PASSPORT =
            Pattern.compile("[EG][0-9]{8}|E[A-Z][0-9]{7}|[DSPHKM][0-9]{8}|[DSPHKM][A-Z][0-9]{7}|[DSP][0-9]{7}");
    private static final Pattern JP_PASSPORT = Pattern.compile("[A-Z]{2}[0-9]{7}");
    private static final Pattern RESIDENCE_CARD = Pattern.compile("[A-Z]{2}[0-9]{8}[A-Z]{2}");
    private static final Pattern LICENCE = Pattern.compile("[0-9]{12}");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final Pattern CORPORATE = Pattern.compile("[1-9][0-9]{12}");
    private static final Pattern SEPARATE_DIGITS = Pattern.compile("[0-9]+");

    private DocumentNumbers() {}

    /** 港澳居民来往内地通行证: `H` or `M` and 8 digits, 2 more for the renewal on older prints; `HA`/`MA` since 2024. */
    public static FormatCheck hkMacaoTravelPermit(String text) {
        return parted(text, HK_MACAO_CARD, HK_MACAO_BOOKLET, "renewal", "HK_MACAO_PERMIT_FORMAT");
    }

    /** 台湾居民来往大陆通行证: 8 digits, on the older booklet 10 digits and a letter in brackets. */
    public static FormatCheck taiwanTravelPermit(String text) {
        return parted(text, TAIWAN_CARD, TAIWAN_BOOKLET, "issuance", "TAIWAN_PERMIT_FORMAT");
    }

    /** 外国人永久居留身份证 of 2004 and 2017: nationality and 12 digits; its check rule is not public. */
    public static FormatCheck oldForeignResidentId(String text) {
        String number = Typed.number(text);
        Matcher match = OLD_FOREIGN_RESIDENT.matcher(number);
        if (!match.matches()) {
            return FormatCheck.malformed("FOREIGN_RESIDENT_ID_FORMAT");
        }
        return FormatCheck.of(
                Finding.notApplicable(),
                IssuingStates.finding(match.group(1)),
                Map.of("number", number, "nationality", match.group(1)));
    }

    /** 外国人永久居留身份证 of either version: 15 characters, or 18 since 2023-12-01. */
    public static FormatCheck foreignPermanentResidentId(String text, LocalDate today) {
        FormatCheck old = oldForeignResidentId(text);
        return old.valid() ? old : ResidentNumber.check(ResidentNumber.Kind.FOREIGNER, text, today);
    }

    /** A passport number of any state: up to nine letters and digits, as its zone can hold. */
    public static FormatCheck passport(String text) {
        return plain(text, PASSPORT, "PASSPORT_FORMAT");
    }

    /** PRC passport series: E, G and 8 digits, E with a second letter and 7, and the D, S, P, H, K, M series. */
    public static FormatCheck cnPassport(String text) {
        return plain(text, CN_PASSPORT, "CN_PASSPORT_FORMAT");
    }

    /** Japanese passport: two letters and seven digits. */
    public static FormatCheck jpPassport(String text) {
        return plain(text, JP_PASSPORT, "JP_PASSPORT_FORMAT");
    }

    /** 在留カード and 特別永住者証明書: two letters, eight digits, two letters; no public check digit. */
    public static FormatCheck residenceCard(String text) {
        return plain(text, RESIDENCE_CARD, "RESIDENCE_CARD_FORMAT");
    }

    /** 運転免許証番号: the eleventh digit checks the first ten; the twelfth counts reissues and is not covered. */
    public static FormatCheck driverLicence(String text) {
        return checked(text, LICENCE, "DRIVER_LICENCE_FORMAT", n -> n.charAt(10) == CheckDigits.driverLicence(n));
    }

    /** 统一社会信用代码 of an organisation (GB 32100). */
    public static FormatCheck unifiedSocialCreditCode(String text) {
        return checked(text, CREDIT_CODE, "CREDIT_CODE_FORMAT", n -> n.charAt(17) == CheckDigits.creditCode(n));
    }

    /** 法人番号 of an organisation: the first digit checks the other twelve. */
    public static FormatCheck corporateNumber(String text) {
        return checked(
                text,
                CORPORATE,
                "CORPORATE_NUMBER_FORMAT",
                n -> n.charAt(0) == CheckDigits.corporateNumber(n.substring(1)));
    }

    /** 個人番号: "valid" says that this is one, so that it must be refused and never stored (JP-27). */
    public static FormatCheck individualNumber(String text) {
        String number = Typed.number(text);
        if (!SEPARATE_DIGITS.matcher(number).matches() || number.length() != 12) {
            return FormatCheck.malformed("MY_NUMBER_FORMAT");
        }
        return FormatCheck.of(
                Finding.passedIf(number.charAt(11) == CheckDigits.myNumber(number), "CHECK_DIGIT_WRONG"),
                Finding.warning("MY_NUMBER_DETECTED"),
                Map.of());
    }

    private static FormatCheck plain(String text, Pattern pattern, String code) {
        String number = Typed.number(text);
        return pattern.matcher(number).matches()
                ? FormatCheck.of(Finding.notApplicable(), Finding.notApplicable(), Map.of("number", number))
                : FormatCheck.malformed(code);
    }

    private static FormatCheck checked(String text, Pattern pattern, String code, Predicate<String> checkDigit) {
        String number = Typed.number(text);
        return pattern.matcher(number).matches()
                ? FormatCheck.of(
                        Finding.passedIf(checkDigit.test(number), "CHECK_DIGIT_WRONG"),
                        Finding.notApplicable(),
                        Map.of("number", number))
                : FormatCheck.malformed(code);
    }

    private static FormatCheck parted(String text, Pattern card, Pattern booklet, String suffix, String code) {
        String typed = Typed.number(text);
        for (Pattern pattern : new Pattern[] {card, booklet}) {
            Matcher match = pattern.matcher(typed);
            if (match.matches()) {
                Map<String, String> fields = match.group(2).isEmpty()
                        ? Map.of("number", match.group(1))
                        : Map.of("number", match.group(1), suffix, match.group(2));
                return FormatCheck.of(Finding.notApplicable(), Finding.notApplicable(), fields);
            }
        }
        return FormatCheck.malformed(code);
    }
}
