package io.meibo.identity.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.page.ImageCheck.Page;
import io.meibo.identity.page.ImageCheck.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are more than a picture: what hides in them is gone, what could do harm is refused. */
class HostileFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "PK\u0003\u0004META-INF/MANIFEST.MF",
                "%PDF-1.7 /JavaScript",
                "\u00FF\u00D8\u00FF\u00E1 a second picture of a MPO"
            })
    void whatever_stands_behind_a_picture_is_gone(String hidden) throws IOException {
        for (String format : List.of("jpeg", "png")) {
            byte[] polyglot = joined(image(format), hidden.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(text(page(polyglot).content())).doesNotContain(hidden.substring(4));
        }
    }

    @Test
    void a_comment_and_a_profile_in_a_jpeg_are_gone() throws IOException {
        byte[] jpeg = image("jpeg");
        byte[] comment = segment(0xFE, "<?php GPS 35.6812");
        byte[] profile = segment(0xE2, "ICC_PROFILE secret");
        byte[] with = joined(
                joined(joined(Arrays.copyOf(jpeg, 2), comment), profile), Arrays.copyOfRange(jpeg, 2, jpeg.length));
        assertThat(text(page(with).content())).doesNotContain("php").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "iTXt", "zTXt", "eXIf", "iCCP", "acTL", "fdAT", "juNk"})
    void of_a_png_only_the_picture_is_kept(String chunk) throws IOException {
        byte[] png = image("png");
        byte[] with = joined(
                joined(Arrays.copyOf(png, 33), chunk(chunk, "hidden-words-here")),
                Arrays.copyOfRange(png, 33, png.length));
        assertThat(text(with)).contains("hidden-words-here");
        byte[] kept = page(with).content();
        assertThat(text(kept)).doesNotContain("hidden-words-here").doesNotContain(chunk);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(600);
    }

    @Test
    void a_text_that_unpacks_to_a_gigabyte_is_not_unpacked_at_all() throws IOException {
        byte[] bomb = joined("key\0\0".getBytes(StandardCharsets.US_ASCII), deflated(100_000_000));
        byte[] png = image("png");
        byte[] with =
                joined(joined(Arrays.copyOf(png, 33), chunk("zTXt", bomb)), Arrays.copyOfRange(png, 33, png.length));
        assertThat(page(with).width()).isEqualTo(600);
    }

    @Test
    void a_chunk_that_claims_more_than_the_file_and_a_png_without_end_are_refused() throws IOException {
        byte[] png = image("png");
        byte[] claims = png.clone();
        ByteBuffer.wrap(claims).putInt(33, Integer.MAX_VALUE);
        assertThat(code(claims)).isEqualTo("PAGE_NOT_READABLE");
        ByteBuffer.wrap(claims).putInt(33, -5);
        assertThat(code(claims)).isEqualTo("PAGE_NOT_READABLE");
        assertThat(code(Arrays.copyOf(png, png.length - 12))).isEqualTo("PAGE_NOT_READABLE");
    }

    @Test
    void a_jpeg_that_goes_over_the_picture_hundreds_of_times_is_refused() throws IOException {
        byte[] jpeg = image("jpeg");
        byte[] scan = {(byte) 0xFF, (byte) 0xDA};
        byte[] scans = new byte[220];
        for (int i = 0; i < scans.length; i++) {
            scans[i] = scan[i % 2];
        }
        assertThat(code(joined(jpeg, scans))).isEqualTo("PAGE_NOT_READABLE");
        assertThat(ImageCheck.inspect(joined(jpeg, Arrays.copyOf(scans, 190)))).isInstanceOf(Page.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JavaScript",
                "Launch",
                "SubmitForm",
                "ImportData",
                "GoToE",
                "GoToR",
                "Rendition",
                "Movie",
                "Sound"
            })
    void an_action_anywhere_in_a_pdf_is_refused(String action) throws IOException {
        assertThat(code(pdf(document -> {
                    var annotation = new COSDictionary();
                    annotation.setItem(COSName.SUBTYPE, COSName.getPDFName("Link"));
                    annotation.setItem(COSName.A, action(action));
                    annotation.setItem(COSName.RECT, new PDRectangle(10, 10).getCOSArray());
                    var annotations = new COSArray();
                    annotations.add(annotation);
                    document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
                })))
                .isEqualTo("PDF_WITH_ACTIONS");
        assertThat(code(pdf(document ->
                        document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action(action)))))
                .isEqualTo("PDF_WITH_ACTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JS", "XFA", "AA", "EF", "EmbeddedFiles", "JavaScript", "RichMediaContent"})
    void what_may_hold_a_program_or_a_file_is_refused_wherever_it_hangs(String key) throws IOException {
        assertThat(code(pdf(document -> {
                    var deep = new COSDictionary();
                    deep.setItem(COSName.getPDFName(key), new COSString("app.alert(1)"));
                    var list = new COSArray();
                    list.add(deep);
                    var form = new COSDictionary();
                    form.setItem(COSName.KIDS, list);
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                })))
                .isEqualTo("PDF_WITH_ACTIONS");
    }

    @Test
    void a_stream_that_unpacks_beyond_measure_is_refused_also_when_it_was_packed_twice() throws IOException {
        byte[] once = deflated(250_000_000);
        var twice = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(twice)) {
            out.write(once);
        }
        assertThat(code(pdf(document -> content(document, once, "FlateDecode"))))
                .isEqualTo("PDF_GROWS_TOO_LARGE");
        assertThat(code(pdf(document -> content(document, twice.toByteArray(), "FlateDecode", "FlateDecode"))))
                .isEqualTo("PDF_GROWS_TOO_LARGE");
        assertThat(code(pdf(document -> content(document, new byte[] {1}, "LZWDecode"))))
                .isEqualTo("PDF_GROWS_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JBIG2Decode", "JPXDecode", "Crypt", "NoSuchFilter"})
    void a_picture_that_cannot_be_shown_or_bounded_is_refused(String filter) throws IOException {
        assertThat(code(pdf(document -> content(document, new byte[] {1, 2, 3}, filter))))
                .isEqualTo("PDF_PICTURE_UNKNOWN");
    }

    @Test
    void a_picture_that_claims_a_huge_canvas_is_refused() throws IOException {
        assertThat(code(pdf(document -> {
                    COSStream stream = content(document, new byte[] {1}, "ASCIIHexDecode");
                    stream.setInt(COSName.WIDTH, 100_000);
                    stream.setInt(COSName.HEIGHT, 100_000);
                })))
                .isEqualTo("IMAGE_TOO_MANY_PIXELS");
    }

    @Test
    void a_page_of_ten_square_metres_is_drawn_no_finer_than_can_be_kept() throws IOException {
        byte[] pdf = pdf(document -> document.getPage(0).setMediaBox(new PDRectangle(14_400, 14_400)));
        Page page = page(pdf);
        try (PDDocument kept = Loader.loadPDF(page.content())) {
            assertThat(kept.getPage(0).getCropBox().getWidth()).isLessThan(1_000);
        }
    }

    @Test
    void nothing_of_the_senders_file_survives_but_what_is_seen() throws IOException {
        byte[] pdf = pdf(document -> {
            document.getDocumentInformation().setTitle("a secret title");
            try (var pen = new PDPageContentStream(document, document.getPage(0))) {
                pen.setNonStrokingColor(Color.RED);
                pen.addRect(100, 100, 200, 200);
                pen.fill();
            }
        });
        Page page = page(pdf);
        assertThat(text(page.content())).doesNotContain("secret").contains("DCTDecode");
        assertThat(page.measured("other", "passport")).isNotEmpty();
        assertThat(page.digests()).hasSize(1);
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.to(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    private static COSStream content(PDDocument document, byte[] raw, String... filters) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(raw);
        }
        var names = new COSArray();
        for (String filter : filters) {
            names.add(COSName.getPDFName(filter));
        }
        stream.setItem(COSName.FILTER, names);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Extra"), stream);
        return stream;
    }

    private static COSDictionary action(String name) {
        var action = new COSDictionary();
        Map.of(COSName.S, COSName.getPDFName(name)).forEach(action::setItem);
        return action;
    }

    private static byte[] deflated(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] part = new byte[1_000_000];
            for (int written = 0; written < zeros; written += part.length) {
                out.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] image(String format) throws IOException {
        var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(50, 50, 300, 200);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] segment(int marker, String text) {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] chunk(String type, String text) {
        return chunk(type, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    private static Page page(byte[] content) {
        return (Page) ImageCheck.inspect(content);
    }

    private static String code(byte[] content) {
        return ((Refused) ImageCheck.inspect(content)).code();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
