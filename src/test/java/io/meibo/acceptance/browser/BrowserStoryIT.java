package io.meibo.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.acceptance.Registrations;
import io.meibo.demo.Door;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import io.meibo.demo.StockFiles;
import io.meibo.support.AppTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main job at the screens: a clerk enters a registration with photographed pages in Tasklist, a reviewer sends it
 * back, the clerk corrects it, a second reviewer approves, contract, deposit and card follow, and a manager sees it in
 * Cockpit at each wait. Needs Chromium and chromedriver.
 */
class BrowserStoryIT extends AppTest {

    private static final Logger log = LoggerFactory.getLogger(BrowserStoryIT.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final SpecimenDrawing DRAWING = new SpecimenDrawing();

    @TempDir
    Path folder;

    private @Nullable Chromium opened;
    private @Nullable Chromium alsoOpened;
    private @Nullable Chromium third;
    private Chromium browser;
    private Tasklist tasklist;
    private Cockpit cockpit;
    private String reference = "";

    @BeforeEach
    void sit_down() {
        Chromium.missing().ifPresent(what -> {
            log.error("THE BROWSER STORY IS NOT TESTED ON THIS MACHINE: {}", what);
            Assumptions.abort("THE BROWSER STORY IS NOT TESTED ON THIS MACHINE: " + what);
        });
        stock("/api/inventory/numbers", StockFiles.JAPAN.numbers(700_000, 5));
        stock("/api/inventory/sims", StockFiles.JAPAN.sims(700_000, 5));
        browser = Chromium.start("en");
        opened = browser;
        tasklist = new Tasklist(browser, at("/"));
        Chromium managersBrowser = Chromium.start("en");
        alsoOpened = managersBrowser;
        cockpit = new Cockpit(managersBrowser, at("/"));
    }

    @AfterEach
    void stand_up() {
        for (Chromium open : new Chromium[] {opened, alsoOpened, third}) {
            if (open != null) {
                open.close();
            }
        }
    }

    @Test
    void from_the_clerks_first_key_to_the_card_in_the_applicants_hand() throws IOException {
        Invented person = new People(4711, LocalDate.now(ZONE)).passportHolder("JPN");
        cockpit.logIn("manager");

        // the clerk enters, with a passport that nobody can read
        tasklist.as("clerk").start("postpaid-registration");
        tasklist.choose("#meibo-identityDocument-type", "passport");
        tasklist.type("/identityDocument/mrz", String.join("\n", person.paper().mrz()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tasklist.value("/identityDocument/number"))
                        .as("the zone fills what it tells")
                        .isEqualTo(person.paper().number()));
        assertThat(tasklist.value("/applicant/birthDate"))
                .isEqualTo(person.birthDate().toString());
        assertThat(tasklist.value("/applicant/familyName")).isNotEmpty();
        tasklist.type("/identityDocument/number", "12");
        browser.until(
                "the clerk to be told at once",
                page -> tasklist.fault("/identityDocument/number").isBlank() ? null : true);
        tasklist.type("/identityDocument/number", person.paper().number());
        tasklist.page("document-front", picture("front", DRAWING.unreadable(person)));
        enterRest(person);
        browser.picture("enter-registration");
        tasklist.finish();
        browser.see(".meibo-slip");
        reference = browser.text(".meibo-slip .meibo-reference");
        assertThat(browser.text(".meibo-access-code")).matches("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}");
        browser.picture("slip");
        browser.see(".meibo-slip .btn-primary").click();
        reaches("in-review");
        assertThat(cockpit.showsAt(instance(), "CallActivity_ClearRegistration"))
                .isTrue();

        // who decides nothing completes nothing, and who entered does not review
        String review = task("Task_ReviewRegistration", "reviewer");
        assertThat(post("reviewer", "/api/tasks/" + review + "/claim", "").statusCode())
                .isEqualTo(204);
        assertThat(post("reviewer", "/engine-rest/task/" + review + "/complete", "{}")
                        .statusCode())
                .as("completed over the engine's REST without a decision")
                .isBetween(400, 499);
        assertThat(status()).isEqualTo("in-review");

        // the reviewer sends it back, all by keyboard
        tasklist.as("reviewer").open(review);
        browser.see(".meibo-full .meibo-viewer img");
        assertThat(browser.script("return document.querySelector('.meibo').scrollHeight <= 800"
                        + " && document.querySelector('.meibo-submit').getBoundingClientRect().bottom <= 800"))
                .as("one screen at 1280 x 800")
                .isEqualTo("true");
        browser.press("b");
        browser.press("1");
        browser.picture("review-registration");
        assertThat(browser.text(".meibo-sentback")).contains("front");
        tasklist.finish();
        tasklist.done();
        reaches("returned");
        assertThat(cockpit.showsAt(instance(), "CallActivity_ClearRegistration"))
                .isTrue();

        // the clerk corrects at the counter
        tasklist.as("clerk").open(task("Task_CorrectRegistration", "clerk"));
        browser.picture("correct-registration-before");
        tasklist.claim();
        tasklist.page("document-front", picture("sharp", DRAWING.front(person)));
        browser.picture("correct-registration");
        tasklist.finish();
        tasklist.done();
        reaches("in-review");

        // another reviewer sees what changed, and approves
        String again = task("Task_ReviewRegistration", "reviewer2");
        tasklist.as("reviewer2").open(again);
        assertThat(browser.sees(".meibo-full"))
                .as("nothing of the person before the claim")
                .isFalse();
        tasklist.claim();
        browser.see(".meibo-full .meibo-viewer img");
        browser.see(".meibo-difference .meibo-new");
        browser.see(".meibo-viewer .meibo-pair img");
        browser.press("a");
        browser.picture("review-second-round");
        tasklist.finish();
        tasklist.done();

        // signature, deposit, hand-over
        reaches("awaiting-signature");
        assertThat(cockpit.showsAt(instance(), "CallActivity_ConcludeContract")).isTrue();
        tasklist.as("clerk").open(task("Task_SignContract", "clerk"));
        tasklist.claim();
        browser.see("fieldset:not([disabled]) #signed-page")
                .sendKeys(picture("signed-page", DRAWING.back(person))
                        .toAbsolutePath()
                        .toString());
        browser.picture("sign-contract");
        tasklist.finish();
        tasklist.done();
        reaches("awaiting-deposit");
        tasklist.open(task("Task_CollectDeposit", "clerk"));
        tasklist.claim();
        browser.see("fieldset:not([disabled]) #deposit-receipt").sendKeys("till-4711");
        browser.picture("collect-deposit");
        tasklist.finish();
        tasklist.done();
        await().atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(awaited()).isEqualTo("hand-over"));
        assertThat(cockpit.showsAt(instance(), "CallActivity_DeliverSim")).isTrue();
        tasklist.open(task("Task_HandOverSim", "clerk"));
        tasklist.claim();
        browser.see("fieldset:not([disabled]) #handover-iccid");
        browser.until(
                "the card in clear",
                page -> browser.text(".meibo-reserved code").matches("\\d{19,20}") ? true : null);
        String iccid = browser.text(".meibo-reserved code");
        browser.see("#handover-iccid").sendKeys(iccid.substring(iccid.length() - 6));
        String number = person.paper().number();
        browser.see("#handover-last").sendKeys(number.substring(number.length() - 4));
        browser.see("#handover-compared").click();
        browser.picture("hand-over-sim");
        tasklist.finish();
        tasklist.done();

        reaches("completed");
        assertThat(browser.complaints()).as("what Chromium complained of").noneMatch(BrowserStoryIT::isRefusal);
    }

    @Test
    void a_clerk_who_reads_japanese_switches_a_card_on_and_pays_a_deposit_back() {
        Chromium japanese = Chromium.start("ja");
        third = japanese;
        var counter = new Tasklist(japanese, at("/")).as("clerk");
        Door door = new Door(at("/"));

        var prepaid = Registrations.aPrepaidRegistration()
                .sentBy(door.as("shop", PASSWORD))
                .expect(201);
        reference = prepaid.text("/reference");
        counter.open(task("Task_ActivateCard", "clerk"));
        counter.claim();
        japanese.until(
                "the number in clear", page -> japanese.text(".meibo-reserved").contains("+81") ? true : null);
        assertThat(japanese.text(".meibo-submit")).startsWith("カードを開通する");
        japanese.picture("activate-card-ja");
        japanese.see(".meibo-submit:enabled").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        japanese.gone(".meibo");
        reaches("completed");

        Registrations application = Registrations.aPostpaidRegistration();
        var postpaid = application.sentBy(door.as("shop", PASSWORD)).expect(201);
        reference = postpaid.text("/reference");
        String path = "/api/registrations/" + reference;
        var applicant = door.withAccessCode(postpaid.text("/accessCode"));
        reaches("awaiting-signature");
        String name = application.person().familyName() + application.person().givenName();
        door.as("clerk", PASSWORD)
                .post(path + "/contract/signature", Map.of("signedName", name, "method", "counter-paper"))
                .expectYes();
        reaches("awaiting-deposit");
        door.as("shop", PASSWORD)
                .post(
                        path + "/deposit/payments",
                        Map.of(
                                "amount",
                                applicant.get(path + "/progress").json().at("/awaiting/amount"),
                                "method",
                                "cash",
                                "externalId",
                                "till-" + reference))
                .expectYes();
        await().atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(awaited()).isEqualTo("hand-over"));
        applicant.post(path + "/withdrawal").expectYes();
        counter.open(task("Task_RefundDeposit", "clerk"));
        counter.claim();
        japanese.until("what goes back", page -> japanese.text(".meibo-sum").contains("10,000") ? true : null);
        japanese.see("fieldset:not([disabled]) #refund-done").click();
        japanese.picture("refund-deposit-ja");
        japanese.see(".meibo-submit").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        japanese.gone(".meibo");
        await().atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(getJson("clerk", "/api/tasks?registration=" + reference))
                        .isEmpty());
        assertThat(status()).isEqualTo("withdrawn");
        assertThat(japanese.complaints()).noneMatch(BrowserStoryIT::isRefusal);
    }

    /** What the zone does not tell: where the person lives, how to reach him, and the consent. */
    private void enterRest(Invented person) throws IOException {
        tasklist.type("/applicant/phone", "0" + person.phone().substring(3));
        tasklist.type("/applicant/email", person.email());
        tasklist.type("/applicant/address/postcode", person.home().postcode());
        tasklist.type("/applicant/address/region", person.home().region());
        tasklist.type("/applicant/address/locality", person.home().locality());
        tasklist.type("/applicant/address/lines", person.home().line());
        tasklist.page("other", picture("proof-of-address", DRAWING.back(person)));
        tasklist.choose("#enter-more", "portrait");
        tasklist.photograph("portrait");
        tasklist.page("portrait", picture("portrait", DRAWING.portrait(person)));
        browser.see("#enter-consent").click();
    }

    private static boolean isRefusal(String complaint) {
        return complaint.contains("Content Security Policy") || complaint.contains("Uncaught");
    }

    private Path picture(String name, byte[] jpeg) throws IOException {
        return Files.write(folder.resolve(name + ".jpg"), jpeg);
    }

    private void stock(String path, String csv) {
        send(as("manager", path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
    }

    private void reaches(String status) {
        await().atMost(Chromium.PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(status())
                .isEqualTo(status));
    }

    private JsonNode registration() {
        return getJson("manager", "/api/registrations/" + reference);
    }

    private String status() {
        return registration().path("status").asText();
    }

    private String awaited() {
        return registration().at("/awaiting/what").asText();
    }

    private String instance() {
        return registration().at("/process/instanceId").asText();
    }

    private String task(String key, String user) {
        return await().atMost(Chromium.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            for (JsonNode task : getJson(user, "/api/tasks?registration=" + reference)) {
                                if (task.path("key").asText().equals(key)) {
                                    return task.path("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
    }
}
