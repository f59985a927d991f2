package io.meibo.identity.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The chunks of a PNG that make the picture; texts, EXIF, profiles, animation and whatever stands behind are left out. */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> OF_THE_PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /** The same picture without anything else; throws {@link IllegalArgumentException} where the chunks do not add up. */
    static byte[] onlyThePicture(byte[] png) {
        var kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE);
        int at = SIGNATURE;
        while (at + FRAME <= png.length) {
            int length = ByteBuffer.wrap(png, at, Integer.BYTES).getInt();
            if (length < 0 || length > png.length - at - FRAME) {
                throw new IllegalArgumentException("a chunk ends behind the file");
            }
            String type = new String(Arrays.copyOfRange(png, at + 4, at + 8), StandardCharsets.US_ASCII);
            if (OF_THE_PICTURE.contains(type)) {
                kept.write(png, at, FRAME + length);
            }
            if (type.equals("IEND")) {
                return kept.toByteArray();
            }
            at += FRAME + length;
        }
        throw new IllegalArgumentException("the file has no end");
    }
}
