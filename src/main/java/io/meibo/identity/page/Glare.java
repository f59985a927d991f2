package io.meibo.identity.page;

import java.util.List;

/**
 * Reflections: which share of a crop is white beyond recognition, and which share of its worst zone. White paper with
 * print on it is not taken for a reflection: a reflection washes the print out.
 */
record Glare(double share, double worstZone) {

    private static final int SATURATED = 250;
    private static final int LOW_SATURATION = 10;
    private static final int INK = 160;

    /** A blob with more ink than this within its outline is paper. */
    private static final double PAPER = 0.02;

    /** Blobs smaller than this share of the crop are glints that hide nothing. */
    private static final double GLINT = 0.0004;

    static Glare of(Crop crop, List<Zone> zones) {
        boolean[] washedOut = washedOut(crop);
        double worst = 0;
        for (Zone zone : zones) {
            worst = Math.max(
                    worst,
                    share(
                            washedOut,
                            crop,
                            (int) (zone.left() * crop.width()),
                            (int) (zone.top() * crop.height()),
                            (int) (zone.right() * crop.width()),
                            (int) (zone.bottom() * crop.height())));
        }
        return new Glare(share(washedOut, crop, 0, 0, crop.width(), crop.height()), worst);
    }

    private static double share(boolean[] washedOut, Crop crop, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += washedOut[y * crop.width() + x] ? 1 : 0;
            }
        }
        return (double) count / Math.max(1, (right - left) * (bottom - top));
    }

    private static boolean[] washedOut(Crop crop) {
        int width = crop.width();
        int size = width * crop.height();
        boolean[] white = new boolean[size];
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < width; x++) {
                int brightest = crop.brightest(x, y);
                white[y * width + x] = brightest >= SATURATED && brightest - crop.darkest(x, y) <= LOW_SATURATION;
            }
        }
        boolean[] washedOut = new boolean[size];
        boolean[] seen = new boolean[size];
        int[] blob = new int[size];
        for (int start = 0; start < size; start++) {
            if (white[start] && !seen[start]) {
                int count = collect(white, seen, blob, start, width);
                if (count >= GLINT * size && !isPaper(crop, blob, count)) {
                    for (int i = 0; i < count; i++) {
                        washedOut[blob[i]] = true;
                    }
                }
            }
        }
        return washedOut;
    }

    private static int collect(boolean[] white, boolean[] seen, int[] blob, int start, int width) {
        int count = 1;
        blob[0] = start;
        seen[start] = true;
        for (int next = 0; next < count; next++) {
            int at = blob[next];
            int x = at % width;
            int[] around = {x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width};
            for (int other : around) {
                if (other >= 0 && other < white.length && white[other] && !seen[other]) {
                    seen[other] = true;
                    blob[count++] = other;
                }
            }
        }
        return count;
    }

    /** Ink counts between the first and the last white pixel of a row, where white is on both of its sides. */
    private static boolean isPaper(Crop crop, int[] blob, int count) {
        int width = crop.width();
        int[] first = new int[crop.height()];
        int[] last = new int[crop.height()];
        java.util.Arrays.fill(first, Integer.MAX_VALUE);
        java.util.Arrays.fill(last, -1);
        for (int i = 0; i < count; i++) {
            int y = blob[i] / width;
            int x = blob[i] % width;
            first[y] = Math.min(first[y], x);
            last[y] = Math.max(last[y], x);
        }
        long within = 0;
        long ink = 0;
        for (int y = 0; y < crop.height(); y++) {
            for (int x = first[y]; x <= last[y]; x++) {
                within++;
                ink += crop.grey(x, y) < INK ? 1 : 0;
            }
        }
        return ink > PAPER * within;
    }
}
