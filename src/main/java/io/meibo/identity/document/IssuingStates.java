package io.meibo.identity.document;

import io.meibo.identity.format.Finding;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** State and nationality codes of ICAO 9303 part 3: ISO 3166-1 alpha-3 and ICAO's own, such as `D` for Germany. */
public final class IssuingStates {

    /** Utopia, the state of the published specimens; no traveller comes from there. */
    public static final String SPECIMEN = "UTO";

    private static final String GERMANY = "D";

    /** XKX and RKS are both seen for Kosovo; which of the two is right is unsure, so both are known. */
    private static final Set<String> ICAO = Set.of(("D GBD GBN GBO GBP GBS UNO UNA UNK XXA XXB XXC XXX EUE XKX RKS XOM "
                    + "XPO XBA XIM XCC XCO XEC XES XMP XDC UTO ROM ZAR TMP NTZ ANT")
            .split(" "));

    private static final Set<String> ISO = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);

    private IssuingStates() {}

    /** Takes a code without fillers. An unknown one is a warning only: lists are always older than documents. */
    public static Finding finding(String code) {
        if (code.equals(SPECIMEN)) {
            return Finding.warning("MRZ_SPECIMEN_STATE");
        }
        return isKnown(code) ? Finding.passed() : Finding.warning("MRZ_STATE_UNKNOWN");
    }

    /** True for codes of ISO and of ICAO. */
    public static boolean isKnown(String code) {
        return ICAO.contains(code) || ISO.contains(code);
    }

    /** True for ISO 3166-1 alpha-3 codes only: places where one can live. */
    public static boolean isCountry(String code) {
        return ISO.contains(code) || code.equals("XKX");
    }

    /** The code as ISO 3166-1 alpha-3 where one exists: `D` becomes `DEU`, the British kinds become `GBR`. */
    public static String toIso(String code) {
        return switch (code) {
            case GERMANY -> "DEU";
            case "GBD", "GBN", "GBO", "GBP", "GBS" -> "GBR";
            case "RKS" -> "XKX";
            case "ROM" -> "ROU";
            case "ZAR" -> "COD";
            case "TMP" -> "TLS";
            default -> code;
        };
    }
}
