package io.meibo.identity.page;

/** How bright a crop is on the whole (mean of its grey, 0 to 255), and how far its dark is from its bright. */
record Light(double mean, double contrast) {

    private static final double DARKEST = 0.005;
    private static final double BRIGHTEST = 0.95;

    static Light of(Crop crop) {
        int[] histogram = new int[256];
        long sum = 0;
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < crop.width(); x++) {
                int grey = crop.grey(x, y);
                histogram[grey]++;
                sum += grey;
            }
        }
        int size = crop.width() * crop.height();
        return new Light((double) sum / size, at(histogram, BRIGHTEST * size) - (double) at(histogram, DARKEST * size));
    }

    private static int at(int[] histogram, double rank) {
        long below = 0;
        int value = 0;
        while (value < 255 && below + histogram[value] < rank) {
            below += histogram[value++];
        }
        return value;
    }
}
