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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {

    @ParameterizedTest
    @CsvSource({"jpeg, image/jpeg", "png, image/png"})
    void an_image_is_known_by_its_content_and_drawn_anew(String format, String mediaType) throws IOException {
        byte[] original = image(1011, 638, format);
        Page page = page(original);
        assertThat(page.mediaType()).isEqualTo(mediaType);
        assertThat(page.width()).isEqualTo(1011);
        assertThat(page.height()).isEqualTo(638);
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(page.content()));
        assertThat(new Color(kept.getRGB(10, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(1000, 630)).getBlue()).isGreaterThan(200);
    }

    @Test
    void what_is_hidden_behind_an_image_is_gone() {
        byte[] hidden = "<script>alert(1)</script>PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);
        byte[] polyglot = joined(image(900, 600, "jpeg"), hidden);
        assertThat(new String(page(polyglot).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("<script>");
    }

    @Test
    void exif_is_gone_and_the_picture_stands_upright() {
        byte[] sideways = withOrientation(image(900, 600, "jpeg"), 6);
        assertThat(new String(sideways, StandardCharsets.ISO_8859_1))
                .contains("Exif")
                .contains("GPS here");
        Page page = page(sideways);
        assertThat(new String(page.content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain("GPS here");
        assertThat(page.width()).isEqualTo(600);
        assertThat(page.height()).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"})
    void every_way_of_holding_the_camera_is_known(int orientation, int right, int below) {
        var image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        BufferedImage upright = Exif.upright(image, orientation);
        int x = right * (upright.getWidth() - 1);
        int y = below * (upright.getHeight() - 1);
        assertThat(upright.getRGB(x, y)).isEqualTo(Color.RED.getRGB());
        assertThat(upright.getWidth()).isEqualTo(orientation >= 5 ? 3 : 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;",
                "BM",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "\u0000\u0000\u0000\u0018ftypheic",
                " %PDF-1.7",
            })
    void anything_else_is_no_page_whatever_it_is_called(String content) {
        assertThat(code(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("PAGE_NOT_AN_IMAGE");
    }

    @Test
    void an_empty_and_an_oversized_file_are_refused() {
        assertThat(code(new byte[0])).isEqualTo("PAGE_EMPTY");
        assertThat(code(new byte[10 * 1024 * 1024 + 1])).isEqualTo("PAGE_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 2000", "jpeg, 100", "jpeg, 4", "png, 2000", "png, 60", "png, 8"})
    void a_file_cut_off_cannot_be_read(String format, int length) {
        assertThat(code(Arrays.copyOf(image(1400, 883, format), length))).isEqualTo("PAGE_NOT_READABLE");
    }

    @Test
    void a_huge_canvas_in_a_small_file_is_not_even_decoded() {
        assertThat(code(pngClaiming(60_000, 60_000))).isEqualTo("IMAGE_TOO_MANY_PIXELS");
        assertThat(code(pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isIn("IMAGE_TOO_MANY_PIXELS", "PAGE_NOT_READABLE");
    }

    @Test
    void a_large_photograph_is_thinned_out() {
        Page page = page(image(6000, 4000, "jpeg"));
        assertThat(page.width()).isEqualTo(3000);
        assertThat(page.height()).isEqualTo(2000);
    }

    @Test
    void random_bytes_behind_a_magic_number_do_no_harm() {
        Random random = new Random(20261125);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(16, 400)];
            random.nextBytes(bytes);
            byte[] magic = i % 3 == 0
                    ? new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1}
                    : i % 3 == 1
                            ? new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}
                            : "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(magic, 0, bytes, 0, magic.length);
            assertThat(ImageCheck.inspect(bytes)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_pdf_comes_back_with_its_pages_drawn_anew() throws IOException {
        byte[] pdf = pdf(document -> {
            document.addPage(new PDPage());
            document.getDocumentInformation().setAuthor("ERIKSSON ANNA MARIA");
        });
        Page page = page(pdf);
        assertThat(page.mediaType()).isEqualTo("application/pdf");
        assertThat(page.width()).isZero();
        assertThat(new String(page.content(), StandardCharsets.ISO_8859_1)).doesNotContain("ERIKSSON");
        try (PDDocument kept = org.apache.pdfbox.Loader.loadPDF(page.content())) {
            assertThat(kept.getNumberOfPages()).isEqualTo(2);
            assertThat(kept.getPage(0).getCropBox().getWidth()).isBetween(611f, 613f);
        }
    }

    @Test
    void a_pdf_that_is_locked_acts_or_goes_on_for_ever_is_refused() throws IOException {
        assertThat(code(pdf(
                        document -> document.protect(new StandardProtectionPolicy("o", "u", new AccessPermission())))))
                .isEqualTo("PAGE_NOT_READABLE");
        assertThat(code(pdf(document ->
                        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")))))
                .isEqualTo("PDF_WITH_ACTIONS");
        assertThat(code(pdf(document -> {
                    for (int i = 0; i < 20; i++) {
                        document.addPage(new PDPage());
                    }
                })))
                .isEqualTo("PDF_TOO_MANY_PAGES");
        assertThat(code("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("PAGE_NOT_READABLE");
    }

    @Test
    void a_page_prints_no_content() {
        assertThat(page(image(900, 600, "jpeg"))).hasToString("Page[image/jpeg]");
    }

    private static Page page(byte[] content) {
        return (Page) ImageCheck.inspect(content);
    }

    private static String code(byte[] content) {
        return ((Refused) ImageCheck.inspect(content)).code();
    }

    private static byte[] image(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] note = "GPS here".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + note.length);
        segment.putShort((short) 0xFFE1).putShort((short) (segment.capacity() - 2));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        segment.put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        segment.putInt(0).put(note);
        return joined(joined(Arrays.copyOf(jpeg, 2), segment.array()), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4 + 12 + 12);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}).putInt(13);
        png.put(header.array()).putInt((int) crc.getValue());
        png.putInt(0).put("IDAT".getBytes(StandardCharsets.US_ASCII)).putInt(0x35AF061E);
        png.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII)).putInt(0xAE426082);
        return png.array();
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.to(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
