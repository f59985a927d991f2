package io.meibo.identity.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * A PDF drawn anew: each page becomes one picture, so that no script, link, attachment or font of the sender's is kept.
 * What could do something, grows beyond measure when it is unpacked, or cannot be shown is refused first.
 */
final class CleanPdf {

    private static final int MOST_PAGES = 20;
    private static final float DOTS_AN_INCH = 200;
    private static final float MOST_PIXELS = 5_000_000;
    private static final float JPEG_QUALITY = 0.85f;
    private static final float POINTS_AN_INCH = 72;
    private static final int MOST_OPERATORS = 400_000;
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private CleanPdf() {}

    static ImageCheck.Result of(byte[] content) {
        if (PdfStreams.growsBeyondMeasure(content)) {
            return new ImageCheck.Refused("PDF_GROWS_TOO_LARGE");
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (document.isEncrypted() || pages == 0) {
                return new ImageCheck.Refused("PAGE_NOT_READABLE");
            }
            if (pages > MOST_PAGES) {
                return new ImageCheck.Refused("PDF_TOO_MANY_PAGES");
            }
            String offence = PdfStreams.offence(document.getDocument());
            return offence.isEmpty() ? drawn(document) : new ImageCheck.Refused(offence);
        } catch (IOException | RuntimeException | StackOverflowError brokenFile) {
            return new ImageCheck.Refused("PAGE_NOT_READABLE");
        }
    }

    private static ImageCheck.Result drawn(PDDocument document) throws IOException {
        var renderer = new BoundedRenderer(document);
        List<BufferedImage> first = new ArrayList<>();
        try (PDDocument copy = new PDDocument()) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = picture(document, renderer, page);
                if (page == 0) {
                    first.add(picture);
                }
                add(copy, picture);
            }
            var bytes = new ByteArrayOutputStream();
            copy.save(bytes);
            return new ImageCheck.Page("application/pdf", 0, 0, bytes.toByteArray(), Pixels.of(first.get(0)));
        }
    }

    private static BufferedImage picture(PDDocument document, PDFRenderer renderer, int page) throws IOException {
        PDRectangle box = document.getPage(page).getCropBox();
        float area = Math.max(1, box.getWidth()) * Math.max(1, box.getHeight());
        float scale = Math.min(DOTS_AN_INCH / POINTS_AN_INCH, (float) Math.sqrt(MOST_PIXELS / area));
        return renderer.renderImage(page, scale, ImageType.BGR);
    }

    private static void add(PDDocument copy, BufferedImage picture) throws IOException {
        float width = picture.getWidth() * POINTS_AN_INCH / DOTS_AN_INCH;
        float height = picture.getHeight() * POINTS_AN_INCH / DOTS_AN_INCH;
        var page = new PDPage(new PDRectangle(width, height));
        copy.addPage(page);
        byte[] jpeg = ImageCheck.written(Pixels.plain(picture), "jpeg", JPEG_QUALITY);
        PDImageXObject image = JPEGFactory.createFromStream(copy, new ByteArrayInputStream(jpeg));
        try (var pen = new PDPageContentStream(copy, page)) {
            pen.drawImage(image, 0, 0, width, height);
        }
    }

    /** Gives up on a page that has no end: forms that draw each other a thousand times over. */
    private static final class BoundedRenderer extends PDFRenderer {

        private final long until = System.nanoTime() + LONGEST_NANOS;
        private int operators;

        BoundedRenderer(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    if (++operators > MOST_OPERATORS || System.nanoTime() - until > 0) {
                        throw new IllegalStateException("a page without end");
                    }
                    super.processOperator(operator, operands);
                }
            };
        }
    }
}
