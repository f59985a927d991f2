package io.meibo.identity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done to a drawn page shows in the right number, and in its order. */
class PageMeasuresTest {

    private static final SpecimenDrawing DRAWING = new SpecimenDrawing();
    private static final Invented PERSON = new People(42, LocalDate.of(2026, 11, 25)).japanese();
    private static final String LICENCE = "jp-driver-licence";
    private static final BufferedImage FRONT = read(DRAWING.front(PERSON));

    @Test
    void a_crisp_page_cut_along_its_edges_fills_the_frame() {
        Map<Measure, OptionalDouble> of = front(FRONT);
        assertThat(of.get(Measure.EDGES)).hasValue(1);
        assertThat(of.get(Measure.DPI).orElseThrow()).isCloseTo(415, within(2.0));
        assertThat(of.get(Measure.SIZE).orElseThrow()).isCloseTo(1.236, within(0.01));
        assertThat(of.get(Measure.SHARE)).isEmpty();
        assertThat(of.get(Measure.SKEW)).isEmpty();
        assertThat(of.get(Measure.BLUR).orElseThrow()).isGreaterThan(1_000);
        assertThat(of.get(Measure.EVENNESS).orElseThrow()).isGreaterThan(0.3);
        assertThat(of.get(Measure.GLARE).orElseThrow()).isLessThan(0.1);
        assertThat(of.get(Measure.BRIGHTNESS).orElseThrow()).isBetween(180.0, 235.0);
    }

    @Test
    void the_more_blurred_the_less_sharp_and_compression_hardly_matters() {
        double crisp = blur(FRONT);
        double little = blur(Distort.blurred(FRONT, 1));
        double much = blur(Distort.blurred(FRONT, 2));
        assertThat(crisp).isGreaterThan(2 * little);
        assertThat(little).isGreaterThan(100).isGreaterThan(4 * much);
        assertThat(much).isLessThan(50);
        assertThat(blur(Distort.jpeg(FRONT, 10))).isCloseTo(crisp, within(0.2 * crisp));
        assertThat(blur(Distort.noise(FRONT, 6, 1))).isCloseTo(crisp, within(0.2 * crisp));
    }

    @Test
    void grain_does_not_make_a_blurred_page_sharp() {
        Map<Measure, OptionalDouble> of = front(Distort.noise(Distort.blurred(FRONT, 3), 8, 7));
        assertThat(of.get(Measure.BLUR).orElseThrow()).isLessThan(50);
        assertThat(of.get(Measure.GRAIN).orElseThrow()).isBetween(3.0, 9.0);
    }

    @Test
    void a_moved_camera_smears_one_direction() {
        Map<Measure, OptionalDouble> of = front(Distort.motion(FRONT, 15));
        assertThat(of.get(Measure.BLUR).orElseThrow()).isGreaterThan(100);
        assertThat(of.get(Measure.EVENNESS).orElseThrow()).isLessThan(0.06);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.5, 2", "0.1, 2.5, 5", "0.2, 12, 18"})
    void the_larger_the_reflection_the_larger_its_share(double radius, double least, double most) {
        Map<Measure, OptionalDouble> of = front(Distort.glare(FRONT, 0.4, 0.5, radius));
        assertThat(of.get(Measure.GLARE).orElseThrow()).isBetween(least, most);
        assertThat(of.get(Measure.GLARE_IN_ZONE).orElseThrow())
                .isGreaterThan(of.get(Measure.GLARE).orElseThrow());
    }

    @Test
    void white_paper_with_print_is_no_reflection() {
        BufferedImage passport = read(DRAWING.front(new People(42, LocalDate.of(2026, 11, 25)).passportHolder("SWE")));
        assertThat(of(passport, "document-front", "passport").get(Measure.GLARE).orElseThrow())
                .isLessThan(1);
    }

    @Test
    void light_shows_in_the_mean_and_not_in_the_sharpness_by_contrast() {
        Map<Measure, OptionalDouble> dark = front(Distort.light(FRONT, 0.3));
        assertThat(dark.get(Measure.BRIGHTNESS).orElseThrow()).isLessThan(70);
        assertThat(dark.get(Measure.BLUR_BY_CONTRAST).orElseThrow())
                .isCloseTo(front(FRONT).get(Measure.BLUR_BY_CONTRAST).orElseThrow(), within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"0.75, 0", "0.75, 12", "0.7, 25", "0.9, 4", "0.5, 8", "0.25, 4"})
    void a_card_on_a_table_is_found_with_its_size_share_and_slant(double share, double degrees) {
        Map<Measure, OptionalDouble> of = front(Distort.photo(FRONT, 1600, 1200, share, degrees));
        double area = share * 1600 * share * 1600 * FRONT.getHeight() / FRONT.getWidth();
        assertThat(of.get(Measure.EDGES)).hasValue(2);
        assertThat(of.get(Measure.CORNERS_INSIDE)).hasValue(4);
        assertThat(of.get(Measure.SKEW).orElseThrow()).isCloseTo(degrees, within(0.7));
        assertThat(of.get(Measure.SHARE).orElseThrow()).isCloseTo(100 * area / (1600 * 1200), within(2.0));
        assertThat(of.get(Measure.DPI).orElseThrow())
                .isCloseTo(share * 1600 / (85.6 / 25.4), within(0.03 * share * 1600 / (85.6 / 25.4)));
    }

    @Test
    void a_corner_outside_the_picture_is_told_and_what_cannot_be_told_is_not_guessed() {
        Map<Measure, OptionalDouble> cut = front(Distort.photo(FRONT, 1600, 1200, 0.75, 30));
        assertThat(cut.get(Measure.EDGES)).hasValue(2);
        assertThat(cut.get(Measure.CORNERS_INSIDE).orElseThrow()).isLessThan(4);
        assertThat(cut.get(Measure.DPI)).isEmpty();
        Map<Measure, OptionalDouble> wall = front(new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB));
        assertThat(wall.get(Measure.EDGES)).hasValue(0);
        assertThat(wall.get(Measure.DPI)).isEmpty();
        assertThat(wall.get(Measure.GLARE_IN_ZONE)).isEmpty();
    }

    @Test
    void of_a_portrait_only_picture_and_light_are_measured() {
        Map<Measure, OptionalDouble> of = of(read(DRAWING.portrait(PERSON)), "portrait", LICENCE);
        assertThat(of).doesNotContainKeys(Measure.EDGES, Measure.DPI, Measure.SHARE, Measure.SKEW);
        assertThat(of.get(Measure.BLUR).orElseThrow()).isGreaterThan(100);
        assertThat(of.get(Measure.SIZE).orElseThrow()).isCloseTo(1.15, within(0.01));
    }

    private static double blur(BufferedImage image) {
        return front(image).get(Measure.BLUR).orElseThrow();
    }

    private static Map<Measure, OptionalDouble> front(BufferedImage image) {
        return of(image, "document-front", LICENCE);
    }

    private static Map<Measure, OptionalDouble> of(BufferedImage image, String kind, String type) {
        var values = new EnumMap<Measure, OptionalDouble>(Measure.class);
        PageMeasures.of(Pixels.of(image), kind, type, false)
                .forEach(measured -> values.put(measured.measure(), measured.value()));
        return values;
    }

    private static BufferedImage read(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
