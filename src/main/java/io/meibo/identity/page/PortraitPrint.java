package io.meibo.identity.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What stays of a portrait when the picture is made smaller, compressed again, brightened, cut a little or mirrored. The
 * words (signs of its low frequencies against their median, 64 bits, of the whole and of its middle) find likely
 * portraits; the miniature (32 by 32 greys) tells how alike two really are.
 */
public final class PortraitPrint {

    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final int WORKING_SIZE = 256;

    /** How much of a portrait may have been cut off all round before it was sent again. */
    private static final double[] CUTS = {0, 0.03, 0.06};

    private final byte[] miniature;

    private PortraitPrint(byte[] miniature) {
        this.miniature = miniature;
    }

    /** The print of a picture. */
    static PortraitPrint of(Pixels picture) {
        Pixels small = picture.fitted(WORKING_SIZE);
        Crop crop = Crop.of(small, Quad.frame(small.width(), small.height()), WORKING_SIZE);
        long[] sums = new long[SIDE * SIDE];
        int[] counts = new int[SIDE * SIDE];
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < crop.width(); x++) {
                int at = y * SIDE / crop.height() * SIDE + x * SIDE / crop.width();
                sums[at] += crop.grey(x, y);
                counts[at]++;
            }
        }
        byte[] miniature = new byte[SIDE * SIDE];
        for (int i = 0; i < miniature.length; i++) {
            miniature[i] = (byte) (sums[i] / Math.max(1, counts[i]));
        }
        return new PortraitPrint(miniature);
    }

    /** A print kept before; exactly 1,024 bytes. */
    public static PortraitPrint read(byte[] kept) {
        if (kept.length != SIDE * SIDE) {
            throw new IllegalArgumentException("a miniature has 1,024 bytes");
        }
        return new PortraitPrint(kept.clone());
    }

    /** What is kept of it: a small picture of a person, to be sealed. */
    public byte[] bytes() {
        return miniature.clone();
    }

    /** The words of the whole and of its middle, under which it is kept. */
    public Set<Long> words() {
        Set<Long> words = new LinkedHashSet<>();
        for (double cut : CUTS) {
            words.add(word(cut(cut, false)));
        }
        return words;
    }

    /** The words to look under: its own and those of its mirror image. */
    public Set<Long> wordsSought() {
        Set<Long> words = words();
        for (double cut : CUTS) {
            words.add(word(cut(cut, true)));
        }
        return words;
    }

    /**
     * How alike two portraits are, from 0 to 1: the correlation of their greys, as whole, as middle of each other or as
     * mirror image, whichever fits best.
     */
    public double likeness(PortraitPrint other) {
        double best = 0;
        List<double[]> others = new ArrayList<>();
        for (double cut : CUTS) {
            others.add(other.cut(cut, false));
        }
        for (boolean mirrored : new boolean[] {false, true}) {
            for (double cut : CUTS) {
                double[] own = cut(cut, mirrored);
                for (double[] each : others) {
                    best = Math.max(best, correlation(own, each));
                }
            }
        }
        return best;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        // a picture of one colour resembles nothing
        return aa < a.length || bb < b.length ? 0 : ab / Math.sqrt(aa * bb);
    }

    /** The miniature of its middle, so much cut off on each side, mirrored or not. */
    private double[] cut(double share, boolean mirrored) {
        double[] cut = new double[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            double row = share * SIDE + (y + 0.5) * (1 - 2 * share) - 0.5;
            for (int x = 0; x < SIDE; x++) {
                double column = share * SIDE + (x + 0.5) * (1 - 2 * share) - 0.5;
                cut[y * SIDE + x] = at(mirrored ? SIDE - 1 - column : column, row);
            }
        }
        return cut;
    }

    private double at(double column, double row) {
        int left = (int) Math.max(0, Math.min(SIDE - 2, Math.floor(column)));
        int top = (int) Math.max(0, Math.min(SIDE - 2, Math.floor(row)));
        double across = Math.max(0, Math.min(1, column - left));
        double down = Math.max(0, Math.min(1, row - top));
        double upper = grey(left, top) * (1 - across) + grey(left + 1, top) * across;
        double lower = grey(left, top + 1) * (1 - across) + grey(left + 1, top + 1) * across;
        return upper * (1 - down) + lower * down;
    }

    private int grey(int x, int y) {
        return miniature[y * SIDE + x] & 0xFF;
    }

    /** A discrete cosine transform: which of its lowest 8 by 8 frequencies, without the mean, lie above their median. */
    private static long word(double[] greys) {
        double[][] waves = new double[KEPT + 1][SIDE];
        for (int frequency = 0; frequency <= KEPT; frequency++) {
            for (int x = 0; x < SIDE; x++) {
                waves[frequency][x] = Math.cos(Math.PI * frequency * (x + 0.5) / SIDE);
            }
        }
        double[] low = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int i = 0; i < greys.length; i++) {
                    sum += greys[i] * waves[u + 1][i % SIDE] * waves[v][i / SIDE];
                }
                low[v * KEPT + u] = sum;
            }
        }
        double[] sorted = low.clone();
        Arrays.sort(sorted);
        double median = (sorted[KEPT * KEPT / 2 - 1] + sorted[KEPT * KEPT / 2]) / 2;
        long word = 0;
        for (int i = 0; i < low.length; i++) {
            word |= low[i] > median ? 1L << i : 0;
        }
        return word;
    }

    @Override
    public String toString() {
        return "PortraitPrint[masked]";
    }
}
