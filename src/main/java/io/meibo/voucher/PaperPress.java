package io.meibo.voucher;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.meibo.api.Texts;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Lays papers out as PDF/A-2u with embedded subsets of the Japanese and the Chinese font; the reader's language decides
 * which of them draws a character that both have (直 and 骨 differ), the other steps in for names it lacks.
 */
@Component
class PaperPress {

    private static final String JAPANESE = "Noto Sans JP";
    private static final String CHINESE = "Noto Sans SC";

    private final TemplateEngine templates = templates();
    private final byte[] japaneseFont = FontFile.read("fonts/NotoSansJP-Regular.ttf");
    private final byte[] chineseFont = FontFile.read("fonts/NotoSansSC-Regular.ttf");
    private final Coverage coverage = new Coverage(japaneseFont, chineseFont);
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final Texts texts;

    PaperPress(Texts texts) {
        this.texts = texts;
        // it would log the very characters of a name that a font lacks
        XRLog.setLoggingEnabled(false);
    }

    /** Lays out everything but the number, for which the head of each page is kept free. Takes a good while. */
    Draft draft(Paper paper, String language) {
        Locale locale = Texts.locale(language);
        boolean chinese = "zh".equals(locale.getLanguage());
        var context = new Context(locale);
        context.setVariable("paper", paper);
        context.setVariable("language", language);
        context.setVariable(
                "fonts", String.join(", ", quoted(chinese ? CHINESE : JAPANESE, chinese ? JAPANESE : CHINESE)));
        String html = coverage.drawable(templates.process("papers/paper", context));
        try {
            PDDocument document = layOut(html);
            PDType0Font font =
                    PDType0Font.load(document, new ByteArrayInputStream(chinese ? chineseFont : japaneseFont), true);
            return new Draft(document, font, texts.in(locale, "voucher.number"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDDocument layOut(String html) throws IOException {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(colours)
                .useFont(stream(japaneseFont), JAPANESE, 400, FontStyle.NORMAL, true)
                .useFont(stream(chineseFont), CHINESE, 400, FontStyle.NORMAL, true)
                .withProducer("Meibo")
                .withHtmlContent(html, null);
        // a paper is made of what we hand it, pictures among it; it fetches nothing
        builder.useUriResolver((base, uri) -> uri.startsWith("data:image/") ? uri : null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            return renderer.getPdfDocument();
        }
    }

    private static FSSupplier<InputStream> stream(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static List<String> quoted(String... families) {
        return java.util.Arrays.stream(families)
                .map(family -> "'" + family + "'")
                .toList();
    }

    private static TemplateEngine templates() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setSuffix(".xml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
