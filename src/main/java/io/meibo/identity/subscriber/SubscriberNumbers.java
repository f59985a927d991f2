package io.meibo.identity.subscriber;

import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.Typed;
import io.meibo.shared.ActivationCode;
import io.meibo.shared.Iccid;
import io.meibo.shared.Imsi;
import io.meibo.shared.Luhn;
import io.meibo.shared.Msisdn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks of the numbers of cards, devices and lines. */
public final class SubscriberNumbers {

    private SubscriberNumbers() {}

    /** ICCID of 19 or 20 places, or 18 to be completed; field `iccid`. */
    public static FormatCheck iccid(String text) {
        String typed = Typed.number(text);
        if (!Iccid.isShaped(typed)) {
            return FormatCheck.malformed("ICCID_FORMAT");
        }
        Optional<Iccid> iccid = Iccid.of(typed);
        if (iccid.isEmpty()) {
            return FormatCheck.of(Finding.failed("CHECK_DIGIT_WRONG"), Finding.notApplicable(), Map.of());
        }
        return FormatCheck.of(
                iccid.get().checkDigitHolds() ? Finding.passed() : Finding.warning("ICCID_CHECK_DIGIT_UNSURE"),
                Finding.notApplicable(),
                Map.of("iccid", iccid.get().digits()));
    }

    /** IMSI with an assigned country code; test and private networks are a warning. Field `countryCode`. */
    public static FormatCheck imsi(String text) {
        String typed = Typed.number(text);
        if (!Imsi.isShaped(typed)) {
            return FormatCheck.malformed("IMSI_FORMAT");
        }
        Optional<Imsi> imsi = Imsi.of(typed);
        if (imsi.isEmpty()) {
            return FormatCheck.of(Finding.notApplicable(), Finding.failed("IMSI_COUNTRY_UNKNOWN"), Map.of());
        }
        return FormatCheck.of(
                Finding.notApplicable(),
                imsi.get().isOutsidePublicNetworks() ? Finding.warning("IMSI_TEST_NETWORK") : Finding.passed(),
                Map.of("imsi", imsi.get().digits(), "countryCode", imsi.get().countryCode()));
    }

    /** A mobile number of this country (`JPN`, `CHN`) for a person; machine numbers fail with their own code. */
    public static FormatCheck msisdn(String text, String country) {
        Optional<Msisdn> number = Msisdn.of(Typed.halfWidth(text).strip())
                .filter(msisdn -> msisdn.country().equals(country));
        if (number.isEmpty()) {
            return FormatCheck.malformed(country.equals("JPN") ? "MSISDN_JP_FORMAT" : "MSISDN_CN_FORMAT");
        }
        return FormatCheck.of(
                Finding.notApplicable(),
                Finding.passedIf(!number.get().isForMachines(), "MSISDN_FOR_MACHINES"),
                Map.of("msisdn", number.get().e164(), "national", number.get().national()));
    }

    /** EID of 32 digits (SGP.29); it need not begin with 89. */
    public static FormatCheck eid(String text) {
        String digits = Typed.number(text);
        if (!digits.matches("[0-9]{32}")) {
            return FormatCheck.malformed("EID_FORMAT");
        }
        return FormatCheck.of(
                Finding.passedIf(CheckDigits.eidHolds(digits), "CHECK_DIGIT_WRONG"),
                Finding.notApplicable(),
                Map.of("eid", digits));
    }

    /** IMEI of 15 digits; 14 have no check digit yet, 16 (IMEISV) have none at all. Field `imei` without software. */
    public static FormatCheck imei(String text) {
        String digits = Typed.number(text.replace("/", ""));
        if (!digits.matches("[0-9]{14,16}")) {
            return FormatCheck.malformed("IMEI_FORMAT");
        }
        String body = digits.substring(0, 14);
        Finding checkDigit = digits.length() == 15
                ? Finding.passedIf(Luhn.holds(digits), "CHECK_DIGIT_WRONG")
                : Finding.notApplicable();
        return FormatCheck.of(checkDigit, Finding.notApplicable(), Map.of("imei", body + Luhn.checkDigit(body)));
    }

    /** Activation code of an eSIM; fields `smdpAddress`, `matchingId`, `smdpOid`, `confirmationCodeRequired`. */
    public static FormatCheck activationCode(String text) {
        Optional<ActivationCode> code = ActivationCode.of(text);
        if (code.isEmpty()) {
            return FormatCheck.malformed("ACTIVATION_CODE_FORMAT");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("smdpAddress", code.get().smdpAddress());
        fields.put("matchingId", code.get().matchingId());
        code.get().smdpOid().ifPresent(oid -> fields.put("smdpOid", oid));
        fields.put("confirmationCodeRequired", String.valueOf(code.get().confirmationCodeRequired()));
        return FormatCheck.of(Finding.notApplicable(), Finding.notApplicable(), fields);
    }

    /** Bank card number: "valid" says that this is one, so that it must be refused and not stored (PCI DSS). */
    public static FormatCheck bankCard(String text) {
        String digits = Typed.number(text);
        if (!digits.matches("[0-9]{12,19}")) {
            return FormatCheck.malformed("BANK_CARD_FORMAT");
        }
        return FormatCheck.of(
                Finding.passedIf(Luhn.holds(digits), "CHECK_DIGIT_WRONG"),
                Finding.warning("BANK_CARD_DETECTED"),
                Map.of());
    }
}
