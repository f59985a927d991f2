package io.meibo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Application;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.Resemblances;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.RegistrationId;
import io.meibo.support.AppTest;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A picture that was sent before under another name is found; one's own is not. */
class KnownPagesTest extends AppTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final SpecimenDrawing DRAWING = new SpecimenDrawing();
    private static final People PEOPLE = new People(5_551_212, LocalDate.now(ZONE));

    private final IdentityChecks checks;
    private final CheckResults results;
    private final Resemblances resemblances;

    @Autowired
    KnownPagesTest(IdentityChecks checks, CheckResults results, Resemblances resemblances) {
        this.checks = checks;
        this.results = results;
        this.resemblances = resemblances;
    }

    @Test
    void the_same_portrait_under_another_name_is_told_with_its_registration() {
        Invented first = PEOPLE.japanese();
        Invented second = PEOPLE.japanese();
        RegistrationId known = enter(first, DRAWING.portrait(first), true);
        RegistrationId own = enter(second, DRAWING.portrait(first), false);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1))
                .extracting(Resemblance::other, Resemblance::kind, Resemblance::strength)
                .containsExactly(tuple(known, Kind.SAME_IMAGE, 100));
        assertThat(results.of(own, 1))
                .extracting(CheckResult::part, CheckResult::code)
                .contains(tuple("image", "IMAGE_OF_ANOTHER_PERSON"));
    }

    @Test
    void nearly_the_same_portrait_is_found_though_it_was_cut_mirrored_and_made_smaller() {
        Invented first = PEOPLE.japanese();
        Invented second = PEOPLE.japanese();
        RegistrationId known = enter(first, DRAWING.portrait(first), true);
        RegistrationId own = enter(second, altered(DRAWING.portrait(first)), false);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1))
                .extracting(Resemblance::other, Resemblance::kind)
                .containsExactly(tuple(known, Kind.NEAR_PORTRAIT));
        assertThat(resemblances.of(own, 1).get(0).strength()).isBetween(97, 99);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1)).hasSize(1);
    }

    @Test
    void the_same_persons_earlier_portrait_is_no_hit() {
        Invented person = PEOPLE.japanese();
        enter(person, DRAWING.portrait(person), true);
        RegistrationId own = enter(person, DRAWING.portrait(person), false);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1))
                .extracting(Resemblance::kind)
                .doesNotContain(Kind.SAME_IMAGE, Kind.NEAR_PORTRAIT);
    }

    @Test
    void other_people_with_their_own_portraits_are_not_taken_for_each_other() {
        for (int i = 0; i < 3; i++) {
            Invented person = PEOPLE.japanese();
            enter(person, DRAWING.portrait(person), true);
        }
        Invented person = PEOPLE.japanese();
        RegistrationId own = enter(person, DRAWING.portrait(person), false);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1)).isEmpty();
    }

    @Test
    void a_draft_that_nobody_sent_is_no_hit() {
        Invented first = PEOPLE.japanese();
        Invented second = PEOPLE.japanese();
        enter(first, DRAWING.portrait(first), false);
        RegistrationId own = enter(second, DRAWING.portrait(first), false);
        checks.checkDuplicate(own);
        assertThat(resemblances.of(own, 1)).isEmpty();
    }

    private RegistrationId enter(Invented person, byte[] portrait, boolean start) {
        var application = new Application(
                "jp-prepaid-voice", "prepaid-30d", "counter", "document-shown", person, OffsetDateTime.now(ZONE));
        List<Part> parts = new ArrayList<>();
        parts.add(Part.json("registration", JSON.valueToTree(application.body()).toString()));
        parts.add(new Part("document-front", "front.jpg", "image/jpeg", DRAWING.front(person)));
        parts.add(new Part("portrait", "portrait.jpg", "image/jpeg", portrait));
        JsonNode entered = json(postMultipart("shop", "/api/registrations?start=" + start, parts));
        assertThat(entered.path("pages")).as(entered.toString()).hasSize(2);
        return new RegistrationId(entered.path("reference").asText());
    }

    private static byte[] altered(byte[] portrait) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(portrait));
            BufferedImage middle = image.getSubimage(
                    image.getWidth() / 50,
                    image.getHeight() / 50,
                    image.getWidth() * 48 / 50,
                    image.getHeight() * 48 / 50);
            var small = new BufferedImage(600, 750, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = small.createGraphics();
            pen.drawImage(middle, 600, 0, -600, 750, null);
            pen.dispose();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(small, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
