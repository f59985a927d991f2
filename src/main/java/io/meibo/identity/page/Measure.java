package io.meibo.identity.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is measured on a page, in the order in which people should hear of it. */
public enum Measure {
    /** 2 where the document's edges are seen in the picture, 1 where it fills the picture, 0 where that cannot be told. */
    EDGES("", 0),
    CORNERS_INSIDE("", 0),
    /** Pixels of the document, not of the photograph. */
    SIZE("MP", 2),
    DPI("dpi", 0),
    /** How much of the picture the document takes. */
    SHARE("%", 0),
    /** Mean of the grey, 0 to 255. */
    BRIGHTNESS("", 0),
    /** Bright less dark. */
    CONTRAST("", 0),
    /** Variance of the Laplacian at a fixed width, less what grain makes of it. */
    BLUR("", 0),
    /** The same divided by the variance of the grey. */
    BLUR_BY_CONTRAST("", 3),
    /** Sharpness of the least sharp of four directions, in parts of the sharpest: a moving camera smears one. */
    EVENNESS("", 2),
    /** Standard deviation that grain adds to the grey. */
    GRAIN("", 1),
    GLARE("%", 1),
    /** In the worst of the zones of text, machine-readable lines and face. */
    GLARE_IN_ZONE("%", 1),
    SKEW("°", 1);

    private final String unit;
    private final int decimals;

    Measure(String unit, int decimals) {
        this.unit = unit;
        this.decimals = decimals;
    }

    /** Name in tables, rows and answers, such as `blur-by-contrast`. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure of that name; empty for a name of former days. */
    public static Optional<Measure> of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst();
    }

    /** The unit it is told in, empty for a plain number. */
    public String unit() {
        return unit;
    }

    /** How exactly a value is kept and shown. */
    public double rounded(double value) {
        double step = Math.pow(10, decimals);
        return Math.rint(value * step) / step;
    }
}
