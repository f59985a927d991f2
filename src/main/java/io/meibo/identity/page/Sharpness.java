package io.meibo.identity.page;

/**
 * How sharp a crop is: the variance of its Laplacian (4 neighbours), the same divided by the variance of its grey so that
 * little print on much ground counts as much as print all over, both without the part that grain alone brings about; that
 * grain, as the standard deviation of the grey; and how even the sharpness is, as the least of four directions in parts
 * of the greatest: a camera that moves smears one direction only.
 */
record Sharpness(double laplacianVariance, double ofGreyVariance, double grain, double evenness) {

    /** Sum of the squares of the Laplacian's weights: what it makes of independent grain. */
    private static final double GRAIN_IN_LAPLACIAN = 20;

    private static final double MEDIAN_TO_DEVIATION = 1.4826;

    static Sharpness of(Crop crop) {
        int[] histogram = new int[2049];
        double sum = 0;
        double squares = 0;
        double greys = 0;
        double greySquares = 0;
        long count = 0;
        for (int y = 1; y < crop.height() - 1; y++) {
            for (int x = 1; x < crop.width() - 1; x++) {
                int grey = crop.grey(x, y);
                int laplacian = crop.grey(x - 1, y)
                        + crop.grey(x + 1, y)
                        + crop.grey(x, y - 1)
                        + crop.grey(x, y + 1)
                        - 4 * grey;
                sum += laplacian;
                squares += (double) laplacian * laplacian;
                greys += grey;
                greySquares += (double) grey * grey;
                histogram[Math.abs(laplacian)]++;
                count++;
            }
        }
        double variance = squares / count - sum / count * sum / count;
        double greyVariance = greySquares / count - greys / count * greys / count;
        // print covers less than half of a page, so the middle of all values is what grain alone makes
        double deviation = MEDIAN_TO_DEVIATION * median(histogram, count);
        double withoutGrain = Math.max(0, variance - deviation * deviation);
        return new Sharpness(
                withoutGrain,
                withoutGrain / Math.max(1, greyVariance),
                deviation / Math.sqrt(GRAIN_IN_LAPLACIAN),
                evenness(crop));
    }

    private static double evenness(Crop crop) {
        int[][] directions = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};
        double least = Double.MAX_VALUE;
        double greatest = 0;
        for (int[] direction : directions) {
            double squares = 0;
            for (int y = 2; y < crop.height() - 2; y++) {
                for (int x = 2; x < crop.width() - 2; x++) {
                    int step = crop.grey(x + direction[0], y + direction[1])
                            + crop.grey(x - direction[0], y - direction[1])
                            - 2 * crop.grey(x, y);
                    squares += (double) step * step;
                }
            }
            least = Math.min(least, squares);
            greatest = Math.max(greatest, squares);
        }
        return greatest == 0 ? 1 : least / greatest;
    }

    /** With parts of a step, so that fine grain is not lost between two whole numbers. */
    private static double median(int[] histogram, long count) {
        long below = 0;
        for (int value = 0; value < histogram.length; value++) {
            if (2 * (below + histogram[value]) >= count) {
                double part = (count / 2.0 - below) / Math.max(1, histogram[value]);
                return Math.max(0, value - 0.5 + part);
            }
            below += histogram[value];
        }
        return 0;
    }
}
