package io.meibo.identity.page;

import io.meibo.identity.page.Zone.Place;
import java.util.List;
import java.util.Set;

/**
 * What kind of thing a page shows, as far as its shape goes: a card of the size ID-1, the data page of a passport (TD3),
 * a person's portrait, or anything else, of which no size is known. Sizes in millimetres are those of ICAO Doc 9303.
 */
enum PageForm {
    CARD(85.60, 53.98),
    PASSPORT_PAGE(125, 88),
    PORTRAIT(0, 0),
    SHEET(0, 0);

    private static final Set<String> CARDS = Set.of(
            "jp-driver-licence",
            "jp-my-number-card",
            "jp-residence-card",
            "jp-special-permanent-resident-certificate",
            "cn-resident-id",
            "cn-hmt-residence-permit",
            "cn-hk-macao-travel-permit",
            "cn-taiwan-travel-permit",
            "cn-foreign-permanent-resident-id");
    private static final Set<String> FACE_ON_THE_LEFT = Set.of("cn-hk-macao-travel-permit", "cn-taiwan-travel-permit");

    private final double longMillimetres;
    private final double shortMillimetres;

    PageForm(double longMillimetres, double shortMillimetres) {
        this.longMillimetres = longMillimetres;
        this.shortMillimetres = shortMillimetres;
    }

    /** The form of a page of that kind, sent with that type of document. */
    static PageForm of(String kind, String documentType) {
        return switch (kind) {
            case "portrait" -> PORTRAIT;
            case "document-front" ->
                CARDS.contains(documentType) ? CARD : documentType.equals("passport") ? PASSPORT_PAGE : SHEET;
            case "document-back" -> CARDS.contains(documentType) ? CARD : SHEET;
            default -> SHEET;
        };
    }

    /** Where on an upright page of that kind text, machine-readable lines and face are, as far as it is known. */
    static List<Zone> zones(String kind, String documentType) {
        return switch (of(kind, documentType)) {
            case CARD ->
                kind.equals("document-back")
                        ? List.of()
                        : FACE_ON_THE_LEFT.contains(documentType)
                                ? List.of(
                                        new Zone(Place.FACE, 0.05, 0.22, 0.33, 0.82),
                                        new Zone(Place.TEXT, 0.36, 0.10, 0.95, 0.92))
                                : List.of(
                                        new Zone(Place.TEXT, 0.05, 0.08, 0.66, 0.92),
                                        new Zone(Place.FACE, 0.67, 0.14, 0.95, 0.78));
            case PASSPORT_PAGE ->
                List.of(
                        new Zone(Place.MACHINE_READABLE, 0.03, 0.79, 0.97, 0.96),
                        new Zone(Place.FACE, 0.05, 0.13, 0.34, 0.66),
                        new Zone(Place.TEXT, 0.36, 0.08, 0.95, 0.74));
            case PORTRAIT -> List.of(new Zone(Place.FACE, 0.27, 0.18, 0.73, 0.75));
            case SHEET -> List.of();
        };
    }

    boolean sizeKnown() {
        return longMillimetres > 0;
    }

    /** Longer by shorter side; only where the size is known. */
    double proportion() {
        return longMillimetres / shortMillimetres;
    }

    /** Dots an inch where the longer side has so many pixels. */
    double dotsAnInch(double longerSide) {
        return longerSide / (longMillimetres / 25.4);
    }
}
