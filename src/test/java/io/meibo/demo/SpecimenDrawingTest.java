package io.meibo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SpecimenDrawingTest {

    private final People people = new People(7, LocalDate.of(2026, 11, 25));
    private final SpecimenDrawing drawing = new SpecimenDrawing();

    @Test
    void every_page_is_a_jpeg_of_at_least_300_dots_an_inch() throws IOException {
        for (Invented person :
                List.of(people.japanese(), people.chinese(), people.residentOfJapan(), people.passportHolder("JPN"))) {
            for (byte[] page : List.of(drawing.front(person), drawing.back(person))) {
                assertThat(page).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(1_000_000);
                var image = ImageIO.read(new ByteArrayInputStream(page));
                assertThat(image.getWidth()).isGreaterThanOrEqualTo(1011);
                assertThat(image.getHeight()).isGreaterThanOrEqualTo(638);
            }
        }
    }

    @Test
    void a_document_carries_the_red_specimen_mark() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(drawing.front(people.japanese())));
        int red = 0;
        for (int x = image.getWidth() / 2; x < image.getWidth(); x++) {
            for (int y = 10; y < 70; y++) {
                int rgb = image.getRGB(x, y);
                if ((rgb >> 16 & 0xFF) > 150 && (rgb >> 8 & 0xFF) < 110 && (rgb & 0xFF) < 110) {
                    red++;
                }
            }
        }
        assertThat(red).isGreaterThan(800);
    }

    @Test
    void two_people_do_not_look_the_same_and_one_person_always_does() {
        Invented person = people.japanese();
        assertThat(drawing.portrait(person)).isEqualTo(drawing.portrait(person));
        assertThat(drawing.portrait(person)).isNotEqualTo(drawing.portrait(people.chinese()));
    }

    @Test
    void the_unreadable_picture_is_an_image_but_too_small() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(drawing.unreadable(people.japanese())));
        assertThat(image.getWidth()).isLessThan(1011);
    }
}
