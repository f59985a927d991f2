package io.meibo.identity.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a file sent as a page: it must be a readable JPEG, PNG or PDF by its content, whatever it is called. Whether
 * it has enough pixels is a finding of the check of completeness, not a reason to turn it away. Images come back drawn anew: upright, without EXIF, without anything hidden in or
 * behind them. PDFs come back with each page drawn anew
 * ({@link CleanPdf}).
 */
public final class ImageCheck {

    private static final int LARGEST_FILE = 10 * 1024 * 1024;

    /** What is declared beyond this is not decoded at all: a small file can claim a huge canvas. */
    private static final long MOST_PIXELS = 80_000_000;

    /** Larger photographs are thinned out while they are read, so that memory stays bounded. */
    private static final long PIXELS_KEPT = 12_000_000;

    /** Progressive photographs have about ten. */
    private static final int MOST_SCANS = 100;

    private static final float JPEG_QUALITY = 0.92f;

    /** What became of a file. */
    public sealed interface Result {}

    /** A good page: media type by content, size in pixels (0 for a PDF), the bytes to keep, and what it looks like. */
    public static final class Page implements Result {

        private final String mediaType;
        private final int width;
        private final int height;
        private final byte[] content;
        private final @Nullable Pixels picture;

        Page(String mediaType, int width, int height, byte[] content, @Nullable Pixels picture) {
            this.mediaType = mediaType;
            this.width = width;
            this.height = height;
            this.content = content;
            this.picture = picture;
        }

        public String mediaType() {
            return mediaType;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        public byte[] content() {
            return content;
        }

        /** What can be measured on it as a page of that kind, sent with that type of document; empty for nothing. */
        public List<PageMeasures.Measured> measured(String kind, String documentType) {
            return picture == null ? List.of() : PageMeasures.of(picture, kind, documentType, width == 0);
        }

        /** SHA-256 of the file as it is kept and, of a picture, of its pixels, in hexadecimal. */
        public List<String> digests() {
            return picture == null || width == 0
                    ? List.of(Digests.of(content))
                    : List.of(Digests.of(content), Digests.of(picture));
        }

        /** By what it is known again as a portrait; empty where it is no picture. */
        public Optional<PortraitPrint> portrait() {
            return Optional.ofNullable(picture).map(PortraitPrint::of);
        }

        @Override
        public String toString() {
            return "Page[" + mediaType + "]";
        }
    }

    /** Refused, with the code that says why: `PAGE_NOT_AN_IMAGE`, `PAGE_NOT_READABLE` and so on. */
    public record Refused(String code) implements Result {}

    private ImageCheck() {}

    /** Looks at the bytes of a page. Never throws for what is in them. */
    public static Result inspect(byte[] content) {
        if (content.length > LARGEST_FILE) {
            return new Refused("PAGE_TOO_LARGE");
        }
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return image(content, "jpeg");
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return image(content, "png");
        }
        if (startsWith(content, '%', 'P', 'D', 'F', '-')) {
            return CleanPdf.of(content);
        }
        return new Refused(content.length == 0 ? "PAGE_EMPTY" : "PAGE_NOT_AN_IMAGE");
    }

    private static Result image(byte[] content, String format) {
        if (scans(content) > MOST_SCANS && format.equals("jpeg")) {
            return new Refused("PAGE_NOT_READABLE");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(format.equals("png") ? PngChunks.onlyThePicture(content) : content))) {
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                return new Refused("IMAGE_TOO_MANY_PIXELS");
            }
            boolean[] complete = {true};
            reader.addIIOReadWarningListener((source, warning) -> complete[0] &= !warning.contains("remature"));
            BufferedImage image = reader.read(0, thinned(reader.getDefaultReadParam(), pixels));
            if (!complete[0]) {
                return new Refused("PAGE_NOT_READABLE");
            }
            BufferedImage upright = format.equals("jpeg") ? Exif.upright(image, Exif.orientation(content)) : image;
            return page(upright, format);
        } catch (IOException | RuntimeException brokenFile) {
            // decoders answer malformed files with unchecked exceptions of many kinds as well
            return new Refused("PAGE_NOT_READABLE");
        } finally {
            reader.dispose();
        }
    }

    /** How often a JPEG goes over the picture: thousands of scans keep a decoder busy for minutes. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            scans += jpeg[i - 1] == (byte) 0xFF && jpeg[i] == (byte) 0xDA ? 1 : 0;
        }
        return scans;
    }

    private static Page page(BufferedImage image, String format) throws IOException {
        BufferedImage plain = Pixels.plain(image);
        byte[] bytes = written(plain, format, JPEG_QUALITY);
        return bytes.length <= LARGEST_FILE || format.equals("jpeg")
                ? new Page("image/" + format, plain.getWidth(), plain.getHeight(), bytes, Pixels.of(plain))
                : page(plain, "jpeg");
    }

    private static ImageReadParam thinned(ImageReadParam param, long pixels) {
        int step = (int) Math.ceil(Math.sqrt((double) pixels / PIXELS_KEPT));
        if (step > 1) {
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return param;
    }

    /** Nothing but the pixels goes into the new file: no EXIF, no profile, no comment, nothing behind the end. */
    static byte[] written(BufferedImage plain, String format, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(plain, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean startsWith(byte[] content, int... magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
