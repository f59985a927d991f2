package io.meibo.voucher;

import io.meibo.api.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A press that prints pages without a page, for tests of thousands of papers: their numbers, seals and owners are the
 * real ones, only nothing is laid out. To be imported where it is wanted; no scan of components finds it.
 */
public class PlainPapers {

    @Bean
    @Primary
    PaperPress plainPress(Texts texts) {
        return new PaperPress(texts) {

            private final PDType0Font font = font();

            @Override
            Draft draft(Paper paper, String language) {
                return new Draft(new PDDocument(), font, "");
            }
        };
    }

    private static PDType0Font font() {
        try (var font = PlainPapers.class.getResourceAsStream("/fonts/NotoSansJP-Regular.ttf")) {
            return PDType0Font.load(new PDDocument(), font, true);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
