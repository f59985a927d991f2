package io.meibo.identity.page;

import io.meibo.identity.page.Quad.Corner;

/** A part of a picture laid flat and brought to a fixed width, so that its measures can be compared. */
final class Crop {

    private static final int MOST_SAMPLES = 6;

    private final int width;
    private final int height;
    private final byte[] bgr;
    private final byte[] grey;

    private Crop(int width, int height, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
        this.grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int blue = bgr[i * 3] & 0xFF;
            int green = bgr[i * 3 + 1] & 0xFF;
            int red = bgr[i * 3 + 2] & 0xFF;
            grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
    }

    /** What lies in that quadrilateral, its longer side brought to so many pixels. */
    static Crop of(Pixels picture, Quad quad, int longer) {
        double wide = quad.width();
        double high = quad.height();
        double scale = longer / Math.max(wide, high);
        int width = Math.max(16, (int) Math.round(wide * scale));
        int height = Math.max(16, (int) Math.round(high * scale));
        double[] flat = flattening(quad, width, height);
        int samples = Math.max(1, Math.min(MOST_SAMPLES, (int) Math.round(1 / scale)));
        byte[] bgr = new byte[width * height * 3];
        byte[] from = picture.bytes();
        int out = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out = samples == 1
                        ? blended(picture, from, flat, x + 0.5, y + 0.5, bgr, out)
                        : averaged(picture, from, flat, x, y, samples, bgr, out);
            }
        }
        return new Crop(width, height, bgr);
    }

    private static int averaged(
            Pixels picture, byte[] from, double[] flat, int x, int y, int samples, byte[] bgr, int out) {
        int blue = 0;
        int green = 0;
        int red = 0;
        for (int j = 0; j < samples; j++) {
            double v = y + (j + 0.5) / samples;
            for (int i = 0; i < samples; i++) {
                double u = x + (i + 0.5) / samples;
                double by = flat[6] * u + flat[7] * v + 1;
                int column = within((flat[0] * u + flat[1] * v + flat[2]) / by, picture.width());
                int row = within((flat[3] * u + flat[4] * v + flat[5]) / by, picture.height());
                int at = (row * picture.width() + column) * 3;
                blue += from[at] & 0xFF;
                green += from[at + 1] & 0xFF;
                red += from[at + 2] & 0xFF;
            }
        }
        int count = samples * samples;
        bgr[out] = (byte) ((blue + count / 2) / count);
        bgr[out + 1] = (byte) ((green + count / 2) / count);
        bgr[out + 2] = (byte) ((red + count / 2) / count);
        return out + 3;
    }

    private static int blended(Pixels picture, byte[] from, double[] flat, double u, double v, byte[] bgr, int out) {
        double by = flat[6] * u + flat[7] * v + 1;
        double column = (flat[0] * u + flat[1] * v + flat[2]) / by - 0.5;
        double row = (flat[3] * u + flat[4] * v + flat[5]) / by - 0.5;
        int left = within(Math.floor(column), picture.width());
        int top = within(Math.floor(row), picture.height());
        int right = Math.min(left + 1, picture.width() - 1);
        int bottom = Math.min(top + 1, picture.height() - 1);
        double across = Math.max(0, Math.min(1, column - left));
        double down = Math.max(0, Math.min(1, row - top));
        int upperLeft = (top * picture.width() + left) * 3;
        int upperRight = (top * picture.width() + right) * 3;
        int lowerLeft = (bottom * picture.width() + left) * 3;
        int lowerRight = (bottom * picture.width() + right) * 3;
        for (int c = 0; c < 3; c++) {
            double upper = (from[upperLeft + c] & 0xFF) * (1 - across) + (from[upperRight + c] & 0xFF) * across;
            double lower = (from[lowerLeft + c] & 0xFF) * (1 - across) + (from[lowerRight + c] & 0xFF) * across;
            bgr[out + c] = (byte) Math.round(upper * (1 - down) + lower * down);
        }
        return out + 3;
    }

    private static int within(double at, int size) {
        return at <= 0 ? 0 : Math.min(size - 1, (int) at);
    }

    /** The projective map from the crop to the picture: eight coefficients of a homography. */
    private static double[] flattening(Quad quad, double width, double height) {
        Corner p0 = quad.corners().get(0);
        Corner p1 = quad.corners().get(1);
        Corner p2 = quad.corners().get(2);
        Corner p3 = quad.corners().get(3);
        double dx1 = p1.x() - p2.x();
        double dx2 = p3.x() - p2.x();
        double dy1 = p1.y() - p2.y();
        double dy2 = p3.y() - p2.y();
        double sx = p0.x() - p1.x() + p2.x() - p3.x();
        double sy = p0.y() - p1.y() + p2.y() - p3.y();
        double determinant = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / determinant;
        double h = (dx1 * sy - sx * dy1) / determinant;
        return new double[] {
            (p1.x() - p0.x() + g * p1.x()) / width,
            (p3.x() - p0.x() + h * p3.x()) / height,
            p0.x(),
            (p1.y() - p0.y() + g * p1.y()) / width,
            (p3.y() - p0.y() + h * p3.y()) / height,
            p0.y(),
            g / width,
            h / height
        };
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int grey(int x, int y) {
        return grey[y * width + x] & 0xFF;
    }

    /** The brightest of the three colours of a pixel. */
    int brightest(int x, int y) {
        int at = (y * width + x) * 3;
        return Math.max(bgr[at] & 0xFF, Math.max(bgr[at + 1] & 0xFF, bgr[at + 2] & 0xFF));
    }

    /** The darkest of the three colours of a pixel. */
    int darkest(int x, int y) {
        int at = (y * width + x) * 3;
        return Math.min(bgr[at] & 0xFF, Math.min(bgr[at + 1] & 0xFF, bgr[at + 2] & 0xFF));
    }
}
