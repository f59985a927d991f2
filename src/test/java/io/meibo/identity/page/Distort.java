package io.meibo.identity.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What goes wrong with photographs of documents, done to drawn pages on purpose. */
final class Distort {

    private Distort() {}

    static BufferedImage blurred(BufferedImage image, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + reach];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return smeared(smeared(image, weights, true), weights, false);
    }

    /** The camera moved sideways by so many pixels. */
    static BufferedImage motion(BufferedImage image, int pixels) {
        double[] weights = new double[pixels];
        java.util.Arrays.fill(weights, 1.0 / pixels);
        return smeared(image, weights, true);
    }

    private static BufferedImage smeared(BufferedImage image, double[] weights, boolean across) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] from = image.getRGB(0, 0, width, height, null, 0, width);
        int[] to = new int[from.length];
        int reach = weights.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int i = 0; i < weights.length; i++) {
                    int column = across ? Math.max(0, Math.min(width - 1, x + i - reach)) : x;
                    int row = across ? y : Math.max(0, Math.min(height - 1, y + i - reach));
                    int rgb = from[row * width + column];
                    red += weights[i] * (rgb >> 16 & 0xFF);
                    green += weights[i] * (rgb >> 8 & 0xFF);
                    blue += weights[i] * (rgb & 0xFF);
                }
                to[y * width + x] = (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
            }
        }
        return of(to, width, height);
    }

    static BufferedImage light(BufferedImage image, double factor) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = clamped((pixels[i] >> 16 & 0xFF) * factor) << 16
                    | clamped((pixels[i] >> 8 & 0xFF) * factor) << 8
                    | clamped((pixels[i] & 0xFF) * factor);
        }
        return of(pixels, width, height);
    }

    static BufferedImage noise(BufferedImage image, double deviation, long seed) {
        var random = new Random(seed);
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            double grain = random.nextGaussian() * deviation;
            pixels[i] = clamped((pixels[i] >> 16 & 0xFF) + grain) << 16
                    | clamped((pixels[i] >> 8 & 0xFF) + grain) << 8
                    | clamped((pixels[i] & 0xFF) + grain);
        }
        return of(pixels, width, height);
    }

    /** A lamp is reflected; place and radius as shares of the width and height. */
    static BufferedImage glare(BufferedImage image, double x, double y, double radius) {
        BufferedImage copy = copy(image);
        Graphics2D pen = copy.createGraphics();
        float reach = (float) (radius * image.getWidth());
        pen.setPaint(new RadialGradientPaint(
                (float) (x * image.getWidth()),
                (float) (y * image.getHeight()),
                reach,
                new float[] {0, 0.8f, 1},
                new Color[] {Color.WHITE, Color.WHITE, new Color(255, 255, 255, 0)}));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.dispose();
        return copy;
    }

    static BufferedImage jpeg(BufferedImage image, int quality) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpegBytes(image, quality)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpegBytes(BufferedImage image, int quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static BufferedImage scaled(BufferedImage image, double factor) {
        int width = (int) Math.round(image.getWidth() * factor);
        int height = (int) Math.round(image.getHeight() * factor);
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return to;
    }

    /** Only the middle, so much cut off on each side. */
    static BufferedImage cropped(BufferedImage image, double share) {
        int x = (int) (image.getWidth() * share);
        int y = (int) (image.getHeight() * share);
        return copy(image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y));
    }

    static BufferedImage mirrored(BufferedImage image) {
        var to = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        pen.dispose();
        return to;
    }

    /** The page as it lies on a table: its width so great a share of the photograph's, turned by so many degrees. */
    static BufferedImage photo(BufferedImage page, int width, int height, double share, double degrees) {
        return photoOn(page, width, height, share, degrees, 0);
    }

    /** The same on a table with a grain of its own. */
    static BufferedImage photoOn(BufferedImage page, int width, int height, double share, double degrees, int texture) {
        var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = photo.createGraphics();
        pen.setPaint(new java.awt.GradientPaint(0, 0, new Color(0x5B4636), width, height, new Color(0x7A6350)));
        pen.fillRect(0, 0, width, height);
        var random = new Random(3);
        for (int i = 0; texture > 0 && i < 900; i++) {
            int shade = random.nextInt(2 * texture) - texture;
            pen.setColor(new Color(0x6A + shade, 0x54 + shade, 0x43 + shade));
            pen.fillRect(0, random.nextInt(height), width, 2 + random.nextInt(6));
        }
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double scale = share * width / page.getWidth();
        var place = new AffineTransform();
        place.translate(width / 2.0, height / 2.0);
        place.rotate(Math.toRadians(degrees));
        place.scale(scale, scale);
        place.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        pen.setTransform(place);
        double round = page.getWidth() * 0.037 * 2;
        pen.setClip(new java.awt.geom.RoundRectangle2D.Double(0, 0, page.getWidth(), page.getHeight(), round, round));
        pen.drawImage(page, 0, 0, null);
        pen.dispose();
        return photo;
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    static BufferedImage copy(BufferedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return copy;
    }

    private static BufferedImage of(int[] pixels, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
