package io.meibo.identity;

import static java.util.Map.entry;

import io.meibo.identity.document.DocumentNumbers;
import io.meibo.identity.document.MrzCheck;
import io.meibo.identity.document.MrzLayout;
import io.meibo.identity.document.ResidentNumber;
import io.meibo.identity.document.ResidentNumber.Kind;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.NumberFormat;
import io.meibo.identity.subscriber.SubscriberNumbers;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Every format that a number can be checked against, by its public name (`mrz-td3`, `cn-resident-id` …). */
public final class NumberFormats {

    private static final int MAX_LENGTH = 300;

    private static final Map<String, NumberFormat> FORMATS = Map.ofEntries(
            entry("mrz", MrzCheck::any),
            entry("mrz-td1", mrz(MrzLayout.TD1)),
            entry("mrz-td2", mrz(MrzLayout.TD2)),
            entry("mrz-td3", mrz(MrzLayout.TD3)),
            entry("mrz-mrva", mrz(MrzLayout.MRVA)),
            entry("mrz-mrvb", mrz(MrzLayout.MRVB)),
            entry("cn-resident-id", resident(Kind.CITIZEN)),
            entry("cn-resident-id-15to18", ResidentNumber::checkFifteen),
            entry("cn-hmt-residence-permit", resident(Kind.HMT_PERMIT)),
            entry("cn-foreign-permanent-resident-id", DocumentNumbers::foreignPermanentResidentId),
            entry("cn-hk-macao-travel-permit", dateless(DocumentNumbers::hkMacaoTravelPermit)),
            entry("cn-taiwan-travel-permit", dateless(DocumentNumbers::taiwanTravelPermit)),
            entry("passport-number", dateless(DocumentNumbers::passport)),
            entry("cn-passport", dateless(DocumentNumbers::cnPassport)),
            entry("cn-unified-social-credit-code", dateless(DocumentNumbers::unifiedSocialCreditCode)),
            entry("jp-residence-card-number", dateless(DocumentNumbers::residenceCard)),
            entry("jp-individual-number-detector", dateless(DocumentNumbers::individualNumber)),
            entry("jp-driver-licence-number", dateless(DocumentNumbers::driverLicence)),
            entry("jp-passport", dateless(DocumentNumbers::jpPassport)),
            entry("jp-corporate-number", dateless(DocumentNumbers::corporateNumber)),
            entry("iccid", dateless(SubscriberNumbers::iccid)),
            entry("imsi", dateless(SubscriberNumbers::imsi)),
            entry("eid", dateless(SubscriberNumbers::eid)),
            entry("imei", dateless(SubscriberNumbers::imei)),
            entry("msisdn-jp-mobile", dateless(value -> SubscriberNumbers.msisdn(value, "JPN"))),
            entry("msisdn-cn-mobile", dateless(value -> SubscriberNumbers.msisdn(value, "CHN"))),
            entry("lpa-activation-code", dateless(SubscriberNumbers::activationCode)),
            entry("bank-card-pan", dateless(SubscriberNumbers::bankCard)));

    private NumberFormats() {}

    /** The names of all formats in alphabetical order. */
    public static Set<String> names() {
        return new TreeSet<>(FORMATS.keySet());
    }

    /** Checks a value; an unknown format (`FORMAT_UNKNOWN`) and an overlong value are answered, not thrown. */
    public static FormatCheck check(String format, String value, LocalDate today) {
        NumberFormat known = FORMATS.get(format);
        if (known == null) {
            return FormatCheck.malformed("FORMAT_UNKNOWN");
        }
        return value.length() > MAX_LENGTH ? FormatCheck.malformed("VALUE_TOO_LONG") : known.check(value, today);
    }

    private static NumberFormat mrz(MrzLayout layout) {
        return (value, today) -> MrzCheck.of(layout, value, today);
    }

    private static NumberFormat resident(Kind kind) {
        return (value, today) -> ResidentNumber.check(kind, value, today);
    }

    private static NumberFormat dateless(Function<String, FormatCheck> check) {
        return (value, today) -> check.apply(value);
    }
}
