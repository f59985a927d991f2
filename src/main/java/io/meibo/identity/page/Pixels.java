package io.meibo.identity.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** The pixels of a decoded picture, three bytes each in the order blue, green, red, row by row. */
final class Pixels {

    private final int width;
    private final int height;
    private final byte[] bgr;

    private Pixels(int width, int height, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
    }

    /** Those of an image; what shines through is white. */
    static Pixels of(BufferedImage image) {
        BufferedImage plain = plain(image);
        return new Pixels(
                plain.getWidth(),
                plain.getHeight(),
                ((DataBufferByte) plain.getRaster().getDataBuffer()).getData());
    }

    /** The image in plain bytes without transparency; the very same one where it is that already. */
    static BufferedImage plain(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getParent() == null
                && ((DataBufferByte) image.getRaster().getDataBuffer()).getData().length
                        == image.getWidth() * image.getHeight() * 3) {
            return image;
        }
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return plain;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] bytes() {
        return bgr;
    }

    /** A smaller copy whose longer side has at most so many pixels, each the mean of those it stands for. */
    Pixels fitted(int longest) {
        int longer = Math.max(width, height);
        return longer <= longest
                ? this
                : shrunk(
                        Math.max(1, Math.round((float) width * longest / longer)),
                        Math.max(1, Math.round((float) height * longest / longer)));
    }

    private Pixels shrunk(int toWidth, int toHeight) {
        int[] column = new int[width];
        int[] columns = new int[toWidth];
        for (int x = 0; x < width; x++) {
            column[x] = (int) ((long) x * toWidth / width);
            columns[column[x]]++;
        }
        byte[] small = new byte[toWidth * toHeight * 3];
        int[] sums = new int[toWidth * 3];
        int row = 0;
        int rows = 0;
        for (int y = 0; y < height; y++) {
            int at = y * width * 3;
            for (int x = 0; x < width; x++) {
                int to = column[x] * 3;
                sums[to] += bgr[at++] & 0xFF;
                sums[to + 1] += bgr[at++] & 0xFF;
                sums[to + 2] += bgr[at++] & 0xFF;
            }
            rows++;
            if (y == height - 1 || (long) (y + 1) * toHeight / height != row) {
                int out = row * toWidth * 3;
                for (int x = 0; x < toWidth; x++) {
                    int count = columns[x] * rows;
                    for (int c = 0; c < 3; c++) {
                        small[out++] = (byte) ((sums[x * 3 + c] + count / 2) / count);
                        sums[x * 3 + c] = 0;
                    }
                }
                rows = 0;
                row++;
            }
        }
        return new Pixels(toWidth, toHeight, small);
    }
}
