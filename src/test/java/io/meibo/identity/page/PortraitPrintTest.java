package io.meibo.identity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Altered copies of a portrait are found, other people's portraits are not. */
class PortraitPrintTest {

    private static final int FACES = 24;
    private static final double NEAR = 0.97;
    private static final List<BufferedImage> PORTRAITS = new ArrayList<>();

    private static final Map<String, UnaryOperator<BufferedImage>> ALTERATIONS = Map.ofEntries(
            Map.entry("half the size", image -> Distort.scaled(image, 0.5)),
            Map.entry("a quarter of the size", image -> Distort.scaled(image, 0.25)),
            Map.entry("JPEG 10", image -> Distort.jpeg(image, 10)),
            Map.entry("darker", image -> Distort.light(image, 0.6)),
            Map.entry("brighter", image -> Distort.light(image, 1.25)),
            Map.entry("grainy", image -> Distort.noise(image, 10, 1)),
            Map.entry("blurred", image -> Distort.blurred(image, 3)),
            Map.entry("cut by 3 %", image -> Distort.cropped(image, 0.03)),
            Map.entry("cut by 6 %", image -> Distort.cropped(image, 0.06)),
            Map.entry("mirrored", Distort::mirrored),
            Map.entry(
                    "mirrored, cut and compressed",
                    image -> Distort.jpeg(Distort.cropped(Distort.mirrored(image), 0.02), 30)));

    @BeforeAll
    static void draw() {
        var people = new People(20_261_125, LocalDate.of(2026, 11, 25));
        var drawing = new SpecimenDrawing();
        for (int i = 0; i < FACES; i++) {
            byte[] jpeg = drawing.portrait(i % 2 == 0 ? people.japanese() : people.chinese());
            try {
                PORTRAITS.add(Distort.scaled(ImageIO.read(new ByteArrayInputStream(jpeg)), 0.4));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half the size",
                "a quarter of the size",
                "JPEG 10",
                "darker",
                "brighter",
                "grainy",
                "blurred",
                "cut by 3 %",
                "cut by 6 %",
                "mirrored",
                "mirrored, cut and compressed"
            })
    void an_altered_copy_is_found_by_its_words_and_known_by_its_miniature(String alteration) {
        for (BufferedImage portrait : PORTRAITS.subList(0, 8)) {
            PortraitPrint kept = print(portrait);
            PortraitPrint altered = print(ALTERATIONS.get(alteration).apply(portrait));
            assertThat(likely(altered, kept)).isTrue();
            assertThat(altered.likeness(kept)).isGreaterThanOrEqualTo(NEAR);
        }
    }

    @Test
    void no_two_people_are_taken_for_each_other() {
        List<PortraitPrint> prints =
                PORTRAITS.stream().map(PortraitPrintTest::print).toList();
        int likely = 0;
        for (int i = 0; i < FACES; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(prints.get(i).likeness(prints.get(j))).isLessThan(NEAR);
                likely += likely(prints.get(i), prints.get(j)) ? 1 : 0;
            }
        }
        assertThat(likely).isLessThan(FACES * (FACES - 1) / 2 / 8);
    }

    @Test
    void a_portrait_is_like_itself_and_a_plain_wall_is_like_nothing() {
        PortraitPrint print = print(PORTRAITS.get(0));
        PortraitPrint wall = print(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB));
        assertThat(print.likeness(print)).isGreaterThan(0.9999);
        assertThat(wall.likeness(wall)).isZero();
        assertThat(wall.likeness(print)).isZero();
    }

    @Test
    void what_is_kept_is_1024_greys_and_reads_back() {
        PortraitPrint print = print(PORTRAITS.get(0));
        assertThat(print.bytes()).hasSize(1024);
        assertThat(PortraitPrint.read(print.bytes()).words()).isEqualTo(print.words());
        assertThat(print).hasToString("PortraitPrint[masked]");
        assertThatIllegalArgumentException().isThrownBy(() -> PortraitPrint.read(new byte[1023]));
    }

    @Test
    void it_is_sought_under_its_words_and_those_of_its_mirror_image() {
        PortraitPrint print = print(PORTRAITS.get(0));
        PortraitPrint mirrored = print(Distort.mirrored(PORTRAITS.get(0)));
        assertThat(print.words()).hasSizeBetween(1, 3);
        assertThat(print.wordsSought()).containsAll(print.words());
        assertThat(print.wordsSought().size()).isGreaterThan(print.words().size());
        assertThat(likely(mirrored, print)).isTrue();
    }

    @Test
    void the_digest_of_pixels_is_that_of_the_picture_whatever_file_holds_it() {
        BufferedImage portrait = PORTRAITS.get(0);
        BufferedImage other = Distort.copy(portrait);
        other.setRGB(0, 0, other.getRGB(0, 0) ^ 1);
        assertThat(Digests.of(Pixels.of(portrait)))
                .hasSize(64)
                .isEqualTo(Digests.of(Pixels.of(Distort.copy(portrait))))
                .isNotEqualTo(Digests.of(Pixels.of(other)));
    }

    private static PortraitPrint print(BufferedImage image) {
        return PortraitPrint.of(Pixels.of(image));
    }

    /** As the index finds it: two of four bands of a word differ in at most one bit. */
    private static boolean likely(PortraitPrint sought, PortraitPrint kept) {
        Set<Long> words = kept.words();
        return sought.wordsSought().stream().anyMatch(a -> words.stream().anyMatch(b -> {
            int alike = 0;
            for (int band = 0; band < 4; band++) {
                alike += Long.bitCount((a ^ b) >>> 16 * band & 0xFFFF) <= 1 ? 1 : 0;
            }
            return alike >= 2;
        }));
    }
}
