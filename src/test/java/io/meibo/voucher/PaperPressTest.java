package io.meibo.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.support.MoneyTest;
import io.meibo.voucher.Paper.Clause;
import io.meibo.voucher.Paper.Clauses;
import io.meibo.voucher.Paper.Fact;
import io.meibo.voucher.Paper.Facts;
import io.meibo.voucher.Paper.Notice;
import io.meibo.voucher.Paper.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PaperPressTest extends MoneyTest {

    @Autowired
    private PaperPress press;

    @ParameterizedTest
    @CsvSource({"ja, NotoSansJP", "zh-CN, NotoSansSC", "en, NotoSansJP"})
    void the_readers_language_chooses_the_font_of_characters_both_fonts_have(String language, String font)
            throws IOException {
        try (PDDocument pdf = printed(about("直 骨"), language)) {
            assertThat(fonts(pdf)).containsExactly(font + "-Regular");
        }
    }

    @Test
    void the_other_font_steps_in_for_what_the_first_one_lacks() throws IOException {
        try (PDDocument pdf = printed(about("山田 张丽华"), "ja")) {
            assertThat(fonts(pdf)).containsExactly("NotoSansJP-Regular", "NotoSansSC-Regular");
            assertThat(text(pdf)).contains("山田 张丽华");
        }
    }

    @Test
    void all_fonts_are_embedded_as_subsets_and_the_document_says_it_is_pdf_a() throws IOException {
        try (PDDocument pdf = printed(about("契約"), "ja")) {
            for (PDFont font : allFonts(pdf)) {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
            }
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("pdfaid:part>2<", "pdfaid:conformance>U<");
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
    }

    @Test
    void the_text_can_be_searched_by_the_characters_that_were_written() throws IOException {
        String written = "一二人入八力十土大女子小山川工己干手文方日月木水火父生用田白目石立竹米糸羽老而耳肉自至舌舟色虫血行衣西見角言谷豆足身車金長門面革音頁風飛食首馬高魚鳥鹿黒齢・𠮷";
        try (PDDocument pdf = printed(about(written), "ja")) {
            assertThat(text(pdf).replaceAll("\\s", "")).contains(written);
        }
    }

    @Test
    void a_name_is_text_and_never_markup() throws IOException {
        String name = "<b>O'NEIL</b> & <img src=\"http://localhost:8150/x\"/> ]]> &amp; ${7*7} [[${7*7}]]";
        try (PDDocument pdf = printed(about(name), "en")) {
            assertThat(text(pdf).replaceAll("\\s+", " ")).contains(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"ja", "zh-CN", "en"})
    void nothing_runs_over_the_edge_however_long(String language) throws IOException {
        String long1 =
                "WOLFESCHLEGELSTEINHAUSENBERGERDORFFWELCHEVORALTERNWARENGEWISSENHAFTSCHAFERSWESSENSCHAFEWARENWOHLGEPFLEGE"
                        + "UNDSORGFALTIGKEITBESCHUTZEN";
        try (PDDocument pdf = printed(
                new Paper(
                        "長い契約書のとても長い題名 ".repeat(3),
                        "寿限無".repeat(60),
                        List.of(
                                new Facts(
                                        long1,
                                        List.of(
                                                Fact.of("名前", long1),
                                                Fact.of(long1, "东南西北".repeat(80)),
                                                Fact.of(
                                                        "mail",
                                                        "a".repeat(64) + "@" + "b".repeat(120) + ".example.org"))),
                                new Clauses("条項", List.of(new Clause(long1, long1 + " " + "条文。".repeat(400)))),
                                new Notice(long1, List.of("囲み".repeat(200))),
                                new Signatures("署名", List.of(long1, "日付")))),
                language)) {
            Files.createDirectories(Path.of("target", "papers"));
            pdf.save(Path.of("target", "papers", "long-" + language + ".pdf").toFile());
            float width = pdf.getPage(0).getMediaBox().getWidth();
            for (TextPosition letter : letters(pdf)) {
                assertThat(letter.getXDirAdj()).isGreaterThan(45);
                assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThan(width - 45);
            }
        }
    }

    @Test
    void every_page_bears_the_number() throws IOException {
        try (PDDocument pdf = printed(about("頁をまたぐ文章。".repeat(900)), "ja")) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).contains("番号 C-2026-000042");
            }
        }
    }

    private static Paper about(String text) {
        return new Paper("契約書", "本書", List.of(new Facts("項目", List.of(Fact.of("内容", text)))));
    }

    private PDDocument printed(Paper paper, String language) throws IOException {
        try (Draft draft = press.draft(paper, language)) {
            return Loader.loadPDF(draft.numbered("C-2026-000042"));
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    private static List<PDFont> allFonts(PDDocument pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static Set<String> fonts(PDDocument pdf) throws IOException {
        var names = new TreeSet<String>();
        for (PDFont font : allFonts(pdf)) {
            names.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
        }
        return names;
    }

    private static List<TextPosition> letters(PDDocument pdf) throws IOException {
        var letters = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                letters.addAll(positions);
            }
        };
        stripper.getText(pdf);
        assertThat(letters).isNotEmpty();
        return letters;
    }
}
