package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aChinesePrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import io.meibo.demo.Paper;
import io.meibo.support.CardReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** China's counter: the card is read, the face is compared, and only then a card is given out (CN-07, CN-08). */
abstract class CounterStories extends Stories {

    @BeforeEach
    void enough_stock() {
        chineseStock().keepAtLeast(5);
    }

    @Test
    void a_resident_id_that_was_typed_is_refused_for_clerks_and_programs_alike() {
        for (String user : List.of("clerk", "shop")) {
            Answer refused = aChinesePrepaidRegistration().typedBy(api().as(user));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/code")).isEqualTo("TYPED_DATA_NOT_ALLOWED");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/identityDocument/number");
            assertThat(refused.text("/errors/0/code")).isEqualTo("TYPED_DATA_NOT_ALLOWED");
            assertThat(refused.text("/detail")).contains("CN-07", "/api/id-readings");
        }
    }

    @Test
    void online_there_is_no_reader_and_a_person_looks() {
        Answer created = aChinesePrepaidRegistration()
                .with("/channel", "online")
                .with("/verification", "image-uploaded")
                .typedBy(api().as("shop"));

        Journey.of(api(), aChinesePrepaidRegistration(), created).reaches("in-review");
    }

    @Test
    void a_card_that_was_read_and_a_face_that_matches_go_straight_on() {
        Journey journey = sentUncompared();
        String task = Comparison.claimed(api()::as, journey.reference());

        JsonNode desk = api().as("reviewer")
                .get("/api/tasks/" + task + "/portrait-comparison")
                .expect(200)
                .json();
        assertThat(desk.path("documentPhoto").asText()).isEqualTo("document-portrait");
        assertThat(desk.path("portrait").asText()).isEqualTo("portrait");
        assertThat(api().as("reviewer")
                        .get(journey.path() + "/attachments/document-portrait?purpose=review")
                        .expect(200)
                        .bytes())
                .isNotEmpty();

        api().as("reviewer")
                .put("/api/tasks/" + task + "/portrait-comparison", Map.of("result", "match"))
                .expectYes();
        journey.completed(task, "reviewer").reaches("awaiting-activation");

        JsonNode checks =
                api().as("manager").get(journey.path()).expect(200).json().path("checks");
        assertThat(checks.findValuesAsText("code")).contains("READ_BY_READER", "PORTRAIT_MATCHES");
    }

    @Test
    void no_match_no_connection() {
        Journey journey = sentUncompared();

        Comparison.says(api()::as, journey.reference(), "no-match", List.of("DIFFERENT_PERSON"));

        journey.reaches("rejected");
        assertThat(journey.history()).containsExactly("draft", "checking", "in-review", "rejected");
    }

    @Test
    void whoever_cannot_tell_leaves_it_to_two_others() {
        Journey journey = sentUncompared();
        Comparison.says(api()::as, journey.reference(), "cannot-tell", List.of("LIKENESS_UNSURE"));

        journey.approvedBy("reviewer2");
        journey.decided("Task_ConfirmApproval", "senior", "approve", List.of(), List.of());

        journey.reaches("awaiting-activation");
    }

    @Test
    void a_new_portrait_is_compared_again() {
        Registrations registration = aChinesePrepaidRegistration();
        Journey journey = Journey.of(api(), registration, registration.sentBy(api().as("shop")));
        Comparison.says(api()::as, journey.reference(), "cannot-tell", List.of("PORTRAIT_BLURRED"));
        journey.decided(
                "Task_ReviewRegistration", "reviewer2", "return", List.of("PORTRAIT_UNCLEAR"), List.of("/portrait"));
        journey.reaches("returned");

        journey.applicant()
                .putForm(
                        journey.path() + "/correction",
                        List.of(FormPart.jpeg(
                                "portrait", nearer(Registrations.DRAWING.portrait(registration.person())))))
                .expectYes();
        Comparison.matches(api()::as, journey.reference());

        journey.approvedBy("reviewer2").reaches("awaiting-activation");
    }

    @Test
    void nothing_is_completed_before_somebody_said_what_he_sees_and_why() {
        Journey journey = sentUncompared();
        String task = Comparison.claimed(api()::as, journey.reference());
        String path = "/api/tasks/" + task;

        assertThat(api().as("reviewer").post(path + "/completion").text("/code"))
                .isEqualTo("EVIDENCE_MISSING");
        Answer unexplained = api().as("reviewer").put(path + "/portrait-comparison", Map.of("result", "no-match"));
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.text("/errors/0/code")).isEqualTo("REASON_REQUIRED");
        Answer other = api().as("senior").put(path + "/portrait-comparison", Map.of("result", "match"));
        assertThat(other.status()).isEqualTo(403);
        Answer decision = api().as("reviewer")
                .put(path + "/decision", Map.of("outcome", "approve", "reasons", List.of(), "fields", List.of()));
        assertThat(decision.status()).isEqualTo(409);
    }

    @Test
    void a_withdrawal_ends_the_wait_for_the_comparison() {
        Journey journey = sentUncompared();
        Comparison.claimed(api()::as, journey.reference());

        journey.withdraw().expectYes();

        journey.reaches("withdrawn");
    }

    @Test
    void a_reading_is_used_once_by_whoever_made_it() {
        Registrations registration = aChinesePrepaidRegistration();
        String reading = CardReader.read(api().as("clerk"), registration.person());
        registration.with("/identityDocument", Map.of("reading", reading));

        assertThat(registration.typedBy(api().as("clerk2")).text("/errors/0/code"))
                .isEqualTo("READING_UNKNOWN");
        registration.typedBy(api().as("clerk")).expect(201);
        assertThat(registration.typedBy(api().as("clerk")).text("/errors/0/code"))
                .isEqualTo("READING_USED");
    }

    @Test
    void what_contradicts_the_card_is_refused_and_the_reading_stays_good() {
        Registrations registration = aChinesePrepaidRegistration();
        String reading = CardReader.read(api().as("clerk"), registration.person());
        registration.with("/identityDocument", Map.of("reading", reading, "number", "11010519491231002X"));

        Answer refused = registration.typedBy(api().as("clerk"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/code")).isEqualTo("DIFFERS_FROM_READING");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/identityDocument/number");

        registration
                .with("/identityDocument", Map.of("reading", reading))
                .typedBy(api().as("clerk"))
                .expect(201);
    }

    @Test
    void what_the_card_tells_need_not_be_sent_at_all() {
        Registrations registration = aChinesePrepaidRegistration();
        String reading = CardReader.read(api().as("clerk"), registration.person());
        registration
                .with("/identityDocument", Map.of("reading", reading))
                .with("/applicant", Map.of("phone", registration.person().phone()));

        registration.typedBy(api().as("clerk")).expect(201);
    }

    @Test
    void what_was_read_is_corrected_by_reading_again_never_by_typing() {
        Registrations registration = aChinesePrepaidRegistration();
        Journey journey = Journey.of(api(), registration, registration.sentBy(api().as("shop")));
        Comparison.says(api()::as, journey.reference(), "cannot-tell", List.of("LIKENESS_UNSURE"));
        journey.decided(
                "Task_ReviewRegistration",
                "reviewer2",
                "return",
                List.of("DATA_DIFFERS_FROM_DOCUMENT"),
                List.of("/identityDocument/expiryDate"));
        journey.reaches("returned");
        String correction = journey.path() + "/correction";

        Answer typed =
                journey.applicant().put(correction, Map.of("identityDocument", Map.of("expiryDate", "2041-01-01")));
        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.text("/code")).isEqualTo("TYPED_DATA_NOT_ALLOWED");

        String reading = CardReader.read(api().as("clerk"), renewed(registration.person()));
        api().as("clerk")
                .put(correction, Map.of("identityDocument", Map.of("reading", reading)))
                .expectYes();
        Comparison.matches(api()::as, journey.reference());
        journey.approvedBy("reviewer2").reaches("awaiting-activation");
    }

    /** The same person a moment later: a step nearer to the camera. */
    private static byte[] nearer(byte[] portrait) {
        try {
            BufferedImage first = ImageIO.read(new ByteArrayInputStream(portrait));
            int dx = first.getWidth() / 50;
            int dy = first.getHeight() / 50;
            var second = new ByteArrayOutputStream();
            ImageIO.write(
                    first.getSubimage(dx, dy, first.getWidth() - 2 * dx, first.getHeight() - 2 * dy), "jpg", second);
            return second.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Invented renewed(Invented person) {
        Paper old = person.paper();
        return new Invented(
                person.familyName(),
                person.givenName(),
                person.kana(),
                person.birthDate(),
                person.sex(),
                person.nationality(),
                person.home(),
                person.phone(),
                person.email(),
                person.language(),
                new Paper(
                        old.kind(),
                        old.number(),
                        old.issuingCountry(),
                        old.issued(),
                        old.expires().plusYears(1),
                        old.mrz()));
    }

    @Test
    void nobody_uploads_a_photo_out_of_a_chip() {
        Registrations registration = aChinesePrepaidRegistration();
        registration.withPage("document-portrait", Registrations.DRAWING.portrait(registration.person()));

        assertThat(registration.sentBy(api().as("shop")).text("/errors/0/code")).isEqualTo("UNKNOWN_PAGE_KIND");
    }

    private Journey sentUncompared() {
        Registrations registration = aChinesePrepaidRegistration();
        return Journey.of(api(), registration, registration.sentBy(api().as("shop")));
    }
}
