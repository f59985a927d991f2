package io.meibo.identity.document;

import io.meibo.identity.document.ResidentNumber.Kind;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.NumberFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The identity documents whose numbers we can check, by the code the API knows each by (domain.md 1.2, 1.3). */
public enum DocumentType {
    PASSPORT("passport", true, dateless(DocumentNumbers::passport)),
    JP_DRIVER_LICENCE("jp-driver-licence", false, dateless(DocumentNumbers::driverLicence)),
    JP_RESIDENCE_CARD("jp-residence-card", false, dateless(DocumentNumbers::residenceCard)),
    JP_SPECIAL_PERMANENT_RESIDENT(
            "jp-special-permanent-resident-certificate", false, dateless(DocumentNumbers::residenceCard)),
    /** Has no number that may be taken down; only its front may be pictured. */
    JP_MY_NUMBER_CARD("jp-my-number-card", false, null),
    CN_RESIDENT_ID("cn-resident-id", false, resident(Kind.CITIZEN)),
    CN_TEMPORARY_ID("cn-temporary-id", false, resident(Kind.CITIZEN)),
    /** 户口簿: serves minors, whose resident number stands in it (section 1.4). */
    CN_HOUSEHOLD_BOOKLET("cn-household-booklet", false, resident(Kind.CITIZEN)),
    CN_HMT_RESIDENCE_PERMIT("cn-hmt-residence-permit", false, resident(Kind.HMT_PERMIT)),
    CN_HK_MACAO_TRAVEL_PERMIT("cn-hk-macao-travel-permit", false, dateless(DocumentNumbers::hkMacaoTravelPermit)),
    CN_TAIWAN_TRAVEL_PERMIT("cn-taiwan-travel-permit", false, dateless(DocumentNumbers::taiwanTravelPermit)),
    CN_FOREIGN_PERMANENT_RESIDENT_ID(
            "cn-foreign-permanent-resident-id", false, DocumentNumbers::foreignPermanentResidentId);

    private final String code;
    private final boolean zoneExpected;
    private final @Nullable NumberFormat format;

    DocumentType(String code, boolean zoneExpected, @Nullable NumberFormat format) {
        this.code = code;
        this.zoneExpected = zoneExpected;
        this.format = format;
    }

    /** The document of that code, if we know how to check it. */
    public static Optional<DocumentType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The word used in the API and the tables. */
    public String code() {
        return code;
    }

    /** True where a document without a machine readable zone is unusual enough for a person to look. */
    public boolean zoneExpected() {
        return zoneExpected;
    }

    /** True where the document has a number that is taken down. */
    public boolean numbered() {
        return format != null;
    }

    /** Checks the number of such a document; nothing where it has none. */
    public Optional<FormatCheck> checkNumber(String number, LocalDate today) {
        return Optional.ofNullable(format).map(known -> known.check(number, today));
    }

    private static NumberFormat resident(Kind kind) {
        return (number, today) -> ResidentNumber.check(kind, number, today);
    }

    private static NumberFormat dateless(Function<String, FormatCheck> check) {
        return (number, today) -> check.apply(number);
    }
}
