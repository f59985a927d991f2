package io.meibo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.support.MoneyTest;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Vouchers;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How contracts and terms look in three languages: drawn to pictures under {@code target/papers}, and measured. */
class ContractLooksTest extends MoneyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final RegistrationId REFERENCE = new RegistrationId("R-7KQ2-9XMV-4");
    private static final Path PICTURES = Path.of("target", "papers");
    private static final float MARGIN = 45;

    /** Of planes 0 and 2, as they stand in registers of families and places. */
    private static final String RARE =
            "𠮷𩸽𠀋𡈽𡌛𡑮𡢽𠮟𡚴𡸴𣇵𣗄𣜿𣝣𣳾𤟱𥒎𥔎𥝱𥧄𥶡𦫿𦹀𧃴𧚄𨉷𨏍𪆐𠂉𠂢𠂤𠆢𠈓𠌫𠎁𠍱𠏹𠑊𠔉𠗖";

    @Autowired
    private ContractTemplates templates;

    @Autowired
    private ContractPaper papers;

    @Autowired
    private Vouchers vouchers;

    static Stream<Arguments> everyVersionInEveryLanguage() {
        return all().flatMap(template -> ContractTemplates.LANGUAGES.stream()
                .map(language -> Arguments.of(template.id(), template.version(), language)));
    }

    private static Stream<ContractTemplate> all() {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        return new ContractTemplates(json).all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyVersionInEveryLanguage")
    void nothing_runs_over_no_character_is_missing_and_no_heading_stands_alone(String id, int version, String language)
            throws IOException {
        ContractTemplate template = templates.get(id, version);
        Paper paper = papers.write(template, language, aCase(template, language), ordinary(template), DAY);
        try (PDDocument pdf = drawn(paper, language, id + "-" + version + "-" + language)) {
            fitsIn(pdf);
            headingsStandWithTheirText(pdf, paper);
            assertThat(textOf(pdf))
                    .doesNotContain("{")
                    .doesNotContainPattern("(contract|operator)\\.[a-z]")
                    .doesNotContain("〓");
        }
    }

    @ParameterizedTest
    @CsvSource({"jp-postpaid-voice,ja", "jp-postpaid-voice,en", "cn-postpaid-voice,zh-CN"})
    void very_long_names_and_forty_rare_characters_stay_inside_the_page(String id, String language) throws IOException {
        ContractTemplate template = templates.inForce(id, DAY).orElseThrow();
        PersonalData data = person(
                RARE,
                "WOLFESCHLEGELSTEINHAUSENBERGERDORFFWELCHEVORALTERNWARENGEWISSENHAFTSCHAFERS".repeat(2),
                List.of("東京都千代田区".repeat(30), "髙﨑德靑柳濵邊邉齋齊".repeat(6), "Apartment-" + "9".repeat(120)));
        Paper paper = papers.write(template, language, aCase(template, language), data, DAY);
        try (PDDocument pdf = drawn(paper, language, "long-names-" + language)) {
            fitsIn(pdf);
            String text = textOf(pdf).replaceAll("\\s", "");
            RARE.codePoints()
                    .forEach(c -> assertThat(text).containsAnyOf(Character.toString(c), "〓(U+%X)".formatted(c)));
            assertThat(RARE.codePoints()
                            .filter(c -> text.contains(Character.toString(c)))
                            .count())
                    .isGreaterThanOrEqualTo(35);
            assertThat(text).contains("髙﨑德靑柳濵邊邉齋齊");
        }
    }

    @Test
    void what_no_font_can_draw_is_told_by_its_code_and_a_variant_is_drawn_plain() throws IOException {
        ContractTemplate template = templates.inForce("jp-postpaid-voice", DAY).orElseThrow();
        PersonalData data = person("葛\uDB40\uDD00城", "\uD888\uDFAF", List.of("E\u0301DEN"));
        Paper paper = papers.write(template, "ja", aCase(template, "ja"), data, DAY);
        try (PDDocument pdf = Loader.loadPDF(vouchers.specimen("ja", paper))) {
            assertThat(textOf(pdf)).contains("葛城", "〓(U+323AF)", "ÉDEN");
        }
    }

    @ParameterizedTest
    @CsvSource({"ja,NotoSansJP", "en,NotoSansJP", "zh-CN,NotoSansSC"})
    void characters_that_both_countries_write_have_the_shape_of_the_readers_country(String language, String font)
            throws IOException {
        ContractTemplate template = templates.inForce("jp-postpaid-voice", DAY).orElseThrow();
        PersonalData data = person("直骨", "海", List.of("直江骨董"));
        Paper paper = papers.write(template, language, aCase(template, language), data, DAY);
        byte[] specimen = vouchers.specimen(language, paper);
        try (PDDocument pdf = Loader.loadPDF(specimen);
                TrueTypeFont own = font(font);
                TrueTypeFont other = font(font.equals("NotoSansJP") ? "NotoSansSC" : "NotoSansJP")) {
            for (String character : List.of("直", "骨", "海")) {
                TextPosition drawn = letters(pdf).stream()
                        .filter(letter -> letter.getUnicode().equals(character))
                        .findFirst()
                        .orElseThrow();
                List<String> shape = outline(((PDType0Font) drawn.getFont()).getPath(drawn.getCharacterCodes()[0]));
                assertThat(shape).as(character).isNotEmpty().isEqualTo(outline(own, character));
                assertThat(shape).as(character).isNotEqualTo(outline(other, character));
            }
        }
    }

    private PDDocument drawn(Paper paper, String language, String name) throws IOException {
        byte[] content = vouchers.specimen(language, paper);
        PDDocument pdf = Loader.loadPDF(content);
        Files.createDirectories(PICTURES);
        var renderer = new PDFRenderer(pdf);
        for (int page = 0; page < pdf.getNumberOfPages(); page++) {
            ImageIO.write(
                    renderer.renderImageWithDPI(page, 80),
                    "png",
                    PICTURES.resolve("contract-" + name + "-" + (page + 1) + ".png")
                            .toFile());
        }
        return pdf;
    }

    private static void fitsIn(PDDocument pdf) throws IOException {
        float width = pdf.getPage(0).getMediaBox().getWidth();
        float height = pdf.getPage(0).getMediaBox().getHeight();
        for (TextPosition letter : letters(pdf)) {
            assertThat(letter.getXDirAdj()).isGreaterThan(MARGIN);
            assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThan(width - MARGIN);
            assertThat(letter.getYDirAdj()).isBetween(25f, height - 20);
            var font = (PDType0Font) letter.getFont();
            for (int code : letter.getCharacterCodes()) {
                assertThat(font.codeToGID(code))
                        .as("glyph of %s", letter.getUnicode())
                        .isPositive();
            }
        }
    }

    private static void headingsStandWithTheirText(PDDocument pdf, Paper paper) throws IOException {
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(pdf).replaceAll("\\s", ""));
        }
        for (Paper.Block block : paper.blocks()) {
            if (block instanceof Paper.Clauses clauses) {
                Paper.Clause first = clauses.clauses().get(0);
                assertThat(pages)
                        .anyMatch(page -> page.contains(
                                (clauses.heading() + "1." + first.heading() + first.text()).replaceAll("\\s", "")));
                for (int n = 0; n < clauses.clauses().size(); n++) {
                    Paper.Clause clause = clauses.clauses().get(n);
                    String whole = ((n + 1) + "." + clause.heading() + clause.text()).replaceAll("\\s", "");
                    assertThat(pages).as(clause.heading()).anyMatch(page -> page.contains(whole));
                }
            }
            if (block instanceof Paper.Notice notice) {
                String whole = (notice.heading() + String.join("", notice.paragraphs())).replaceAll("\\s", "");
                assertThat(pages).as(notice.heading()).anyMatch(page -> page.contains(whole));
            }
        }
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

    private static String textOf(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    private static TrueTypeFont font(String name) throws IOException {
        try (InputStream in = ContractLooksTest.class.getResourceAsStream("/fonts/" + name + "-Regular.ttf")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }

    private static List<String> outline(TrueTypeFont font, String character) throws IOException {
        int glyph = font.getUnicodeCmapLookup().getGlyphId(character.codePointAt(0));
        return outline(font.getGlyph().getGlyph(glyph).getPath());
    }

    private static List<String> outline(GeneralPath path) {
        var steps = new ArrayList<String>();
        double[] points = new double[6];
        for (PathIterator at = path.getPathIterator(null); !at.isDone(); at.next()) {
            int step = at.currentSegment(points);
            int count = step == PathIterator.SEG_CLOSE ? 0 : step == PathIterator.SEG_QUADTO ? 4 : 2;
            steps.add(step + " " + Arrays.toString(Arrays.copyOf(points, count)));
        }
        return steps;
    }

    private static @Nullable PersonalData ordinary(ContractTemplate template) {
        if (template.privacy().contains("nobody")) {
            return null;
        }
        return template.id().startsWith("cn")
                ? person("张", "丽华", List.of("世纪大道100号"))
                : person("山田", "花子", List.of("千代田 1-1"));
    }

    private static PersonalData person(String family, String given, List<String> lines) {
        return new PersonalData(
                new Applicant(
                        family,
                        given,
                        null,
                        null,
                        LocalDate.of(1988, 3, 5),
                        "F",
                        "JPN",
                        new Address("JPN", "100-0001", "東京都", "千代田区", lines),
                        "+819012345678",
                        "hanako@example.jp"),
                IdentityDocument.none());
    }

    private static RegistrationCase aCase(ContractTemplate template, String language) {
        boolean china = template.id().startsWith("cn");
        var facts = new RegistrationCase.Facts(
                template.products().get(0),
                template.id().endsWith("postpaid-voice") ? (china ? "standard-30gb" : "standard-20gb") : null,
                china ? "CHN" : "JPN",
                "operator",
                "counter",
                "document-shown",
                language,
                "passport",
                "sim",
                "counter",
                DAY);
        var at = OffsetDateTime.parse("2026-11-25T12:00:00+09:00");
        return new RegistrationCase(
                REFERENCE,
                facts,
                "clerk",
                null,
                null,
                1,
                RegistrationStatus.CHECKING,
                null,
                null,
                null,
                null,
                template.signed() ? Money.of(china ? "100" : "10000", china ? "CNY" : "JPY") : null,
                null,
                null,
                at,
                at);
    }
}
