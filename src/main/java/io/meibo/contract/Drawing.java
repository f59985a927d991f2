package io.meibo.contract;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A signature drawn on a screen. It is drawn anew, dark on white, so that nothing but the strokes is kept; an empty one,
 * one too large and what is no PNG are none.
 */
record Drawing(byte[] png) {

    private static final int MOST_CHARACTERS = 700_000;
    private static final int WIDEST = 2400;
    private static final int HIGHEST = 1200;
    private static final int FEWEST_DARK_DOTS = 60;
    private static final int DARK = 128;

    /** Reads base 64 or a data URI; empty where no signature is in it. */
    static Optional<Drawing> read(String text) {
        String base64 = text.substring(text.indexOf(',') + 1);
        if (base64.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return image(Base64.getMimeDecoder().decode(base64))
                    .map(Drawing::onWhite)
                    .filter(image -> darkDots(image) >= FEWEST_DARK_DOTS)
                    .map(image -> new Drawing(png(image)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Asks for the size before the picture is unpacked: a small file can claim a huge canvas. */
    private static Optional<BufferedImage> image(byte[] content) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            return reader.getWidth(0) > WIDEST || reader.getHeight(0) > HIGHEST
                    ? Optional.empty()
                    : Optional.of(reader.read(0));
        } catch (IOException | RuntimeException noPng) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage onWhite(BufferedImage drawn) {
        var image = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, image.getWidth(), image.getHeight());
        paper.drawImage(drawn, 0, 0, null);
        paper.dispose();
        return image;
    }

    private static long darkDots(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                var colour = new Color(image.getRGB(x, y));
                if ((colour.getRed() + colour.getGreen() + colour.getBlue()) / 3 < DARK) {
                    dark++;
                }
            }
        }
        return dark;
    }

    private static byte[] png(BufferedImage image) {
        try {
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Drawing[masked]";
    }
}
