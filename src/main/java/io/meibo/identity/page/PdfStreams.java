package io.meibo.identity.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/** What hides in the objects of a PDF: things that act, streams that grow beyond measure, pictures nobody can show. */
final class PdfStreams {

    private static final long MOST_BYTES = 200_000_000;
    private static final long MOST_PIXELS = 80_000_000;
    private static final int MOST_OBJECTS = 200_000;
    private static final int DEEPEST = 3;

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern LEMPEL_ZIV = Pattern.compile("/(?:LZWDecode|LZW)\\b");

    private static final Set<String> ACTING_KEYS =
            Set.of("JS", "JavaScript", "XFA", "AA", "EF", "EmbeddedFiles", "RichMediaContent", "RichMediaSettings");
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "Movie",
            "Sound",
            "Rendition",
            "GoToE",
            "GoToR",
            "RichMediaExecute",
            "Trans");
    private static final Set<String> BOUNDED_FILTERS =
            Set.of("FlateDecode", "Fl", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL");
    private static final Set<String> FAX = Set.of("CCITTFaxDecode", "CCF");
    private static final Set<String> JPEG = Set.of("DCTDecode", "DCT");

    private PdfStreams() {}

    /**
     * Whether anything in the file that begins like deflated data unpacks to more than is allowed, also when it was
     * deflated twice. Looks at the bytes alone, before the file is read as a PDF, since reading it unpacks its tables.
     */
    static boolean growsBeyondMeasure(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Matcher escaped = ESCAPED.matcher(text);
        String plain = escaped.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        if (LEMPEL_ZIV.matcher(plain).find()) {
            return true;
        }
        long left = MOST_BYTES;
        int at = text.indexOf("stream");
        while (at >= 0) {
            if (at < 3 || !text.startsWith("end", at - 3)) {
                int start = at + "stream".length();
                while (start < content.length && (content[start] == '\r' || content[start] == '\n')) {
                    start++;
                }
                left -= unpacked(content, start, content.length - start, left, 0);
                if (left < 0) {
                    return true;
                }
            }
            at = text.indexOf("stream", at + 6);
        }
        return false;
    }

    /** How many bytes the deflated data at that place unpacks to, counted no further than just beyond the most. */
    private static long unpacked(byte[] content, int start, int length, long most, int depth) {
        boolean deflated = length > 2
                && (content[start] & 0x0F) == 8
                && ((content[start] & 0xFF) << 8 | content[start + 1] & 0xFF) % 31 == 0;
        if (!deflated) {
            return 0;
        }
        var inflater = new Inflater();
        var first = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        boolean again = false;
        try {
            inflater.setInput(content, start, length);
            while (!inflater.finished() && count <= most) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                if (count == 0) {
                    again = depth < DEEPEST
                            && read > 2
                            && (buffer[0] & 0x0F) == 8
                            && ((buffer[0] & 0xFF) << 8 | buffer[1] & 0xFF) % 31 == 0;
                }
                if (again) {
                    first.write(buffer, 0, read);
                }
                count += read;
            }
        } catch (DataFormatException notDeflated) {
            // whatever it is, it does not grow any further
        } finally {
            inflater.end();
        }
        if (again && count <= most) {
            byte[] inner = first.toByteArray();
            count += unpacked(inner, 0, inner.length, most - count, depth + 1);
        }
        return count;
    }

    /** The code of what speaks against the document; empty where nothing does. */
    static String offence(COSDocument document) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        open.push(document.getTrailer());
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                open.push(object);
            }
        }
        var counted = new Counted();
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                return "PDF_GROWS_TOO_LARGE";
            }
            if (next instanceof COSObject reference && reference.getObject() != null) {
                open.push(reference.getObject());
            } else if (next instanceof COSArray array) {
                array.forEach(item -> push(open, item));
            } else if (next instanceof COSDictionary dictionary) {
                if (acts(dictionary)) {
                    return "PDF_WITH_ACTIONS";
                }
                dictionary.getValues().forEach(item -> push(open, item));
                if (dictionary instanceof COSStream stream) {
                    String offence = unpack(stream, counted);
                    if (!offence.isEmpty()) {
                        return offence;
                    }
                }
            }
        }
        return "";
    }

    @SuppressWarnings("UnnecessarilyFullyQualified")
    private static void push(Deque<COSBase> open, @org.jspecify.annotations.Nullable COSBase item) {
        if (item != null) {
            open.push(item);
        }
    }

    private static boolean acts(COSDictionary dictionary) {
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        String action = dictionary.getDictionaryObject(COSName.S) instanceof COSName name ? name.getName() : "";
        return dictionary.keySet().stream().anyMatch(key -> ACTING_KEYS.contains(key.getName()))
                || ACTIONS.contains(action)
                || "EmbeddedFile".equals(dictionary.getNameAsString(COSName.TYPE))
                || "RichMedia".equals(subtype)
                || "FileAttachment".equals(subtype);
    }

    private static String unpack(COSStream stream, Counted counted) throws IOException {
        if (Math.max(0, (long) stream.getInt(COSName.WIDTH)) * Math.max(0, stream.getInt(COSName.HEIGHT))
                > MOST_PIXELS) {
            return "IMAGE_TOO_MANY_PIXELS";
        }
        byte[] bytes;
        try (InputStream raw = stream.createRawInputStream()) {
            bytes = raw.readAllBytes();
        }
        List<String> filters = filters(stream);
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            if (JPEG.contains(filter)) {
                return i == filters.size() - 1 && pixelsOfJpeg(bytes) <= MOST_PIXELS ? "" : "IMAGE_TOO_MANY_PIXELS";
            }
            if (FAX.contains(filter)) {
                return i == filters.size() - 1 ? "" : "PDF_PICTURE_UNKNOWN";
            }
            if (!BOUNDED_FILTERS.contains(filter)) {
                return "PDF_PICTURE_UNKNOWN";
            }
            var out = new ByteArrayOutputStream();
            try {
                FilterFactory.INSTANCE
                        .getFilter(COSName.getPDFName(filter))
                        .decode(new ByteArrayInputStream(bytes), counted.into(out), stream, i);
            } catch (TooMuch tooMuch) {
                return "PDF_GROWS_TOO_LARGE";
            }
            bytes = out.toByteArray();
        }
        return "";
    }

    private static List<String> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            return List.of(name.getName());
        }
        return filters instanceof COSArray array
                ? array.toList().stream()
                        .map(item -> item instanceof COSName name ? name.getName() : "")
                        .toList()
                : List.of();
    }

    private static long pixelsOfJpeg(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(input, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException broken) {
            return 0;
        } finally {
            reader.dispose();
        }
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Counts what all streams together unpack to. */
    private static final class Counted {

        private long count;

        OutputStream into(OutputStream out) {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    add(1);
                    out.write(b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    add(length);
                    out.write(bytes, from, length);
                }
            };
        }

        private void add(int more) throws TooMuch {
            count += more;
            if (count > MOST_BYTES) {
                throw new TooMuch();
            }
        }
    }
}
