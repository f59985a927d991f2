package io.meibo.contract;

import io.meibo.contract.Scan.Sheet;
import io.meibo.privacy.PageInspector;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;

/** Screens the scan of a signed page as every page that is sent in, and draws a PDF's pages. Takes a good while. */
@Component
public class Scans {

    /** The name of the part of the request, and of the page in what is told of it. */
    public static final String KIND = "signed-page";

    private static final int MOST_PAGES = 10;
    private static final int DPI = 150;

    private final PageInspector inspector;
    private final Register register;

    Scans(PageInspector inspector, Register register) {
        this.inspector = inspector;
        this.register = register;
    }

    /** Refuses (413, 415, 422, naming {@code /signed-page}) what is no readable picture or PDF, or too many pages. */
    public Scan read(RegistrationId reference, byte[] sent) {
        RegistrationCase.Facts facts = register.get(reference).facts();
        PageInspector.Page page =
                inspector.inspect(new PageInspector.About(KIND, facts.documentType(), facts.appliedOn()), sent);
        List<Sheet> sheets = page.mediaType().equals("application/pdf")
                ? drawn(page.content())
                : List.of(new Sheet(page.mediaType(), page.content()));
        return new Scan(page.mediaType(), page.content(), sha256(page.content()), sheets);
    }

    private static List<Sheet> drawn(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw Refusal.rule("SCAN_NOT_ACCEPTED", FieldError.of("/" + KIND, "SCAN_TOO_MANY_PAGES", MOST_PAGES));
            }
            var renderer = new PDFRenderer(document);
            var sheets = new ArrayList<Sheet>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                sheets.add(new Sheet("image/jpeg", jpeg(renderer.renderImageWithDPI(page, DPI, ImageType.RGB))));
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
