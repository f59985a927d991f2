package io.meibo.voucher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Which characters our fonts can draw. What none of them can is told by its code, {@code 〓(U+323AF)}, so that it is seen
 * to be missing; a printer's empty box or a question mark would pass for another name.
 */
final class Coverage {

    private static final int LAST_PLANE = 0x3FFFF;
    private static final int FIRST_PRINTED = 0x20;

    /** Letters with marks that are written apart; not ideographs, whose compatibility forms must stay what they are. */
    private static final Pattern APART = Pattern.compile("[\\p{IsLatin}\\p{IsHiragana}\\p{IsKatakana}]\\p{M}+");

    /** How a template writes what is not ASCII. */
    private static final Pattern REFERENCE = Pattern.compile("&#x([0-9a-fA-F]{2,6});");

    private static final int FIRST_NOT_ASCII = 0x80;

    private final BitSet drawn = new BitSet();

    Coverage(byte[]... fonts) {
        for (byte[] font : fonts) {
            try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
                CmapLookup characters = parsed.getUnicodeCmapLookup();
                for (int c = FIRST_PRINTED; c <= LAST_PLANE; c++) {
                    if (characters.getGlyphId(c) > 0) {
                        drawn.set(c);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean draws(int character) {
        return drawn.get(character);
    }

    /** The same page in characters that can be drawn. */
    String drawable(String markup) {
        String joined = APART.matcher(resolved(markup))
                .replaceAll(hit -> Normalizer.normalize(hit.group(), Normalizer.Form.NFC)
                        .replace("\\", "\\\\")
                        .replace("$", "\\$"));
        var readable = new StringBuilder(joined.length());
        joined.codePoints().forEach(c -> {
            if (isUnseen(c)) {
                return;
            }
            if (c < FIRST_PRINTED || draws(c)) {
                readable.appendCodePoint(c);
            } else {
                readable.append("〓(U+%X)".formatted(c));
            }
        });
        return readable.toString();
    }

    private static String resolved(String markup) {
        return REFERENCE.matcher(markup).replaceAll(hit -> {
            int c = Integer.parseInt(hit.group(1), 16);
            return c < FIRST_NOT_ASCII ? hit.group() : Character.toString(c);
        });
    }

    /** Chooses a variant of the character before it, or only steers; the plain form is drawn. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
