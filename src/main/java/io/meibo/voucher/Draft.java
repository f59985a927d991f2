package io.meibo.voucher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A paper laid out and waiting for its number, which is then set into the head of every page. */
final class Draft implements AutoCloseable {

    private static final float SIZE = 9;
    private static final float MARGIN = 51;
    private static final float DOWN = 36;

    private final PDDocument document;
    private final PDType0Font font;
    private final String label;

    Draft(PDDocument document, PDType0Font font, String label) {
        this.document = document;
        this.font = font;
        this.label = label;
    }

    /** The finished PDF. Quick, since it happens while the series is locked; to be called once. */
    byte[] numbered(String number) {
        try {
            String text = label + " " + number;
            float width = font.getStringWidth(text) / 1000 * SIZE;
            for (PDPage page : document.getPages()) {
                try (var head = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                    head.beginMarkedContent(COSName.ARTIFACT);
                    head.beginText();
                    head.setFont(font, SIZE);
                    head.newLineAtOffset(
                            page.getMediaBox().getWidth() - MARGIN - width,
                            page.getMediaBox().getHeight() - DOWN);
                    head.showText(text);
                    head.endText();
                    head.endMarkedContent();
                }
            }
            var pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two PDFs of ours as one; what the first says of itself (title, archive form, colours) holds for the whole. */
    static byte[] joined(byte[] first, byte[] second) {
        try (PDDocument whole = Loader.loadPDF(first);
                PDDocument added = Loader.loadPDF(second)) {
            for (PDPage page : added.getPages()) {
                whole.importPage(page);
            }
            var pdf = new ByteArrayOutputStream();
            whole.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
