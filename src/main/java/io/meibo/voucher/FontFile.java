package io.meibo.voucher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * A TrueType font whose doubles are taken out. Where two characters share a glyph, the PDF's text layer would name the
 * lower one: 一 would be searched, copied and read aloud as the radical ⼀ (U+2F00), ・ as ‧ (U+2027). Nobody writes
 * these in a name or a contract, so they go from the character map.
 */
final class FontFile {

    private static final int[][] DOUBLES = {{0x2E80, 0x2FDF}, {0x2027, 0x2027}};

    private static final int GROUPS_AT = 16;
    private static final int GROUP_SIZE = 12;

    private FontFile() {}

    static byte[] read(String resource) {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            byte[] font = in.readAllBytes();
            dropDoubles(ByteBuffer.wrap(font));
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropDoubles(ByteBuffer font) {
        int cmap = tableAt(font, "cmap");
        for (int n = 0; n < font.getShort(cmap + 2); n++) {
            int subtable = cmap + font.getInt(cmap + 4 + 8 * n + 4);
            if (font.getShort(subtable) == 12) {
                dropFrom(font, subtable);
            }
        }
    }

    private static int tableAt(ByteBuffer font, String name) {
        byte[] tag = new byte[4];
        for (int n = 0; n < font.getShort(4); n++) {
            font.get(12 + 16 * n, tag);
            if (name.equals(new String(tag, StandardCharsets.US_ASCII))) {
                return font.getInt(12 + 16 * n + 8);
            }
        }
        throw new IllegalStateException("the font has no table " + name);
    }

    private static void dropFrom(ByteBuffer font, int subtable) {
        for (int n = 0; n < font.getInt(subtable + 12); n++) {
            int group = subtable + GROUPS_AT + GROUP_SIZE * n;
            for (int[] range : DOUBLES) {
                trim(font, group, range[0], range[1]);
            }
        }
    }

    /** A group is first character, last character, first glyph; it keeps what lies outside of the range. */
    private static void trim(ByteBuffer font, int group, int from, int to) {
        int first = font.getInt(group);
        int last = font.getInt(group + 4);
        if (first > to || last < from) {
            return;
        }
        if (first < from) {
            font.putInt(group + 4, from - 1);
        } else if (last > to) {
            font.putInt(group, to + 1);
            font.putInt(group + 8, font.getInt(group + 8) + to + 1 - first);
        } else {
            font.putInt(group + 4, first);
            font.putInt(group + 8, 0);
        }
    }
}
