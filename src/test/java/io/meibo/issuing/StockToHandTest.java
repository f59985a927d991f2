package io.meibo.issuing;

import static io.meibo.acceptance.Registrations.aChinesePrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.acceptance.Comparison;
import io.meibo.demo.Door;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.StockFiles;
import io.meibo.support.AppTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the shelf to the hand, in the running application. */
class StockToHandTest extends AppTest {

    private static final AtomicInteger SERIAL = new AtomicInteger(700_000);

    private Door door;
    private Caller manager;

    @BeforeEach
    void empty_the_chinese_shelf() {
        door = new Door(at("/"));
        manager = as("manager");
        for (String kind : List.of("sims", "numbers")) {
            var ids = new ArrayList<String>();
            manager.get("/api/inventory/" + kind + "?pool=meibo-china&state=in-stock&size=200")
                    .expect(200)
                    .json()
                    .forEach(item -> ids.add(
                            item.path(kind.equals("sims") ? "iccid" : "msisdn").asText()));
            manager.post("/api/inventory/block", Map.of(kind.equals("sims") ? "iccids" : "msisdns", ids))
                    .expect(204);
        }
    }

    @Test
    void a_case_waits_visibly_goes_on_after_an_import_and_is_activated_once() {
        Case waiting = aCase().awaits("stock");
        assertThat(waiting.reservation("clerk").path("state").asText()).isEqualTo("waiting");
        assertThat(waiting.reservation("clerk").path("placeInLine").asInt()).isEqualTo(1);
        assertThat(pool().path("waiting").asInt()).isEqualTo(1);

        refill(1);

        waiting.awaits("activation");
        JsonNode masked = waiting.reservation("clerk");
        assertThat(masked.path("inClear").asBoolean()).isFalse();
        assertThat(masked.path("iccid").asText()).matches("898…\\d\\d");
        assertThat(masked.path("msisdn").asText()).matches("\\+86…\\d\\d");
        waiting.applicant().post(waiting.path() + "/activation").expect(204);
        waiting.reaches("completed");
        refused(waiting.applicant().post(waiting.path() + "/activation"), 409, "WRONG_STATE");
        assertThat(waiting.reservation("clerk").path("state").asText()).isEqualTo("issued");
    }

    @Test
    void a_withdrawal_gives_the_sim_to_the_first_in_line() {
        refill(1);
        Case served = aCase().awaits("activation");
        Case second = aCase().awaits("stock");
        Case third = aCase().awaits("stock");

        served.applicant().post(served.path() + "/withdrawal").expectYes();

        second.awaits("activation");
        assertThat(third.awaited()).isEqualTo("stock");
        assertThat(third.reservation("clerk").path("placeInLine").asInt()).isEqualTo(1);
        third.applicant().post(third.path() + "/withdrawal").expectYes();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(pool().path("waiting").asInt()).isZero());
        second.applicant().post(second.path() + "/withdrawal").expectYes();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(pool().at("/sims/in-stock").asInt()).isEqualTo(1));
    }

    @Test
    void a_card_that_was_given_out_before_its_activation_is_blocked_by_a_withdrawal() {
        refill(1);
        Case prepaid = aCase().awaits("activation");
        String iccid = prepaid.iccidInClear("clerk");
        int blocked = pool().at("/sims/blocked").asInt();

        refused(as("clerk").post(prepaid.path() + "/hand-over", Map.of("iccid", "123")), 422, "HAND_OVER_REFUSED");
        Answer other = refused(
                as("clerk").post(prepaid.path() + "/hand-over", Map.of("iccid", "999999", "method", "post")),
                422,
                "HAND_OVER_REFUSED");
        assertThat(other.json().path("errors").findValuesAsText("code"))
                .containsExactly("HAND_OVER_OTHER_SIM", "REQUIRED");
        refused(as("reviewer").post(prepaid.path() + "/hand-over", Map.of("iccid", iccid)), 403, "FORBIDDEN");
        String lastDigits = iccid.substring(iccid.length() - 6);
        as("clerk")
                .post(
                        prepaid.path() + "/hand-over",
                        Map.of("iccid", lastDigits, "method", "post", "trackingNumber", "1234-5678-9012"))
                .expect(204);
        assertThat(prepaid.reservation("auditor").at("/handOver/trackingNumber").asText())
                .isEqualTo("1234-5678-9012");
        prepaid.applicant().post(prepaid.path() + "/withdrawal").expectYes();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(pool().at("/sims/blocked").asInt()).isEqualTo(blocked + 1);
            assertThat(pool().at("/numbers/in-stock").asInt()).isEqualTo(1);
        });
    }

    @Test
    void the_clerk_activates_by_task_and_completes_it() {
        refill(1);
        Case prepaid = aCase().awaits("activation");
        String task = prepaid.claimed("clerk");

        refused(as("clerk").post("/api/tasks/" + task + "/completion"), 409, "EVIDENCE_MISSING");
        refused(as("clerk2").post(prepaid.path() + "/activation?task=" + task), 403, "NOT_YOUR_TASK");
        as("clerk").post(prepaid.path() + "/activation?task=" + task).expect(204);
        as("clerk").post("/api/tasks/" + task + "/completion").expectYes();

        prepaid.reaches("completed");
    }

    @Test
    void an_import_is_refused_in_the_readers_language_with_line_and_column() {
        int before = pool().at("/sims/in-stock").asInt();
        String csv =
                StockFiles.CHINA.sims(SERIAL.getAndAdd(2), 2) + "8988211000000530081,460001234567890,meibo-china\n";

        Answer refused = refused(
                manager.with("Accept-Language", "ja")
                        .post("/api/inventory/sims", "text/csv", csv.getBytes(StandardCharsets.UTF_8)),
                422,
                "STOCK_FILE_REFUSED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/4/iccid");
        assertThat(refused.text("/errors/0/detail")).startsWith("4 行目、iccid 列");
        assertThat(pool().at("/sims/in-stock").asInt()).isEqualTo(before);
    }

    @Test
    void a_file_is_taken_from_a_form_too_and_only_from_a_manager() {
        byte[] csv = StockFiles.CHINA.sims(SERIAL.getAndIncrement(), 1).getBytes(StandardCharsets.UTF_8);

        as("clerk").post("/api/inventory/sims", "text/csv", csv).expect(403);
        as("shop").post("/api/inventory/sims", "text/csv", csv).expect(403);
        assertThat(door.unknown().post("/api/inventory/sims", "text/csv", csv).status())
                .isIn(401, 403);
        door.unknown().get("/api/inventory").expect(401);
        as("clerk").get("/api/inventory").expect(200);
        as("reviewer").get("/api/inventory/sims?pool=meibo-china").expect(403);
        manager.post("/api/inventory/sims", "application/json", csv).expect(415);

        Answer taken =
                manager.postForm("/api/inventory/sims", List.of(new FormPart("file", "sims.csv", "text/csv", csv)));

        assertThat(taken.expect(201).json().path("imported").asInt()).isEqualTo(1);
    }

    private Caller as(String user) {
        return door.as(user, PASSWORD);
    }

    private static Answer refused(Answer answer, int status, String code) {
        assertThat(answer.expect(status).text("/code")).as(answer.body()).isEqualTo(code);
        return answer;
    }

    private void refill(int pieces) {
        int first = SERIAL.getAndAdd(pieces);
        imported("/api/inventory/numbers", StockFiles.CHINA.numbers(first, pieces));
        imported("/api/inventory/sims", StockFiles.CHINA.sims(first, pieces));
    }

    private void imported(String path, String csv) {
        manager.post(path, "text/csv", csv.getBytes(StandardCharsets.UTF_8)).expect(201);
    }

    private JsonNode pool() {
        for (JsonNode pool : manager.get("/api/inventory").expect(200).json().path("pools")) {
            if (pool.path("pool").asText().equals("meibo-china")) {
                return pool;
            }
        }
        throw new AssertionError("no Chinese pool");
    }

    private Case aCase() {
        Answer created = aChinesePrepaidRegistration().sentBy(as("shop")).expect(201);
        Comparison.matches(this::as, created.text("/reference"));
        return new Case(created.text("/reference"), created.text("/accessCode"));
    }

    private final class Case {

        private final String reference;
        private final String accessCode;

        Case(String reference, String accessCode) {
            this.reference = reference;
            this.accessCode = accessCode;
        }

        String path() {
            return "/api/registrations/" + reference;
        }

        Caller applicant() {
            return door.withAccessCode(accessCode);
        }

        JsonNode reservation(String user) {
            return as(user).get(path() + "/reservation").expect(200).json();
        }

        String awaited() {
            return applicant().get(path() + "/progress").expect(200).text("/awaiting/what");
        }

        Case awaits(String what) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(awaited()).isEqualTo(what);
                if (what.equals("stock")) {
                    // a case is said to need stock a moment before it has looked at the shelf and stands in the line
                    assertThat(reservation("clerk").path("state").asText()).isEqualTo("waiting");
                }
            });
            return this;
        }

        void reaches(String status) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            applicant().get(path() + "/progress").expect(200).text("/status"))
                    .isEqualTo(status));
        }

        String claimed(String user) {
            JsonNode tasks = as(user).get("/api/tasks?registration=" + reference)
                    .expect(200)
                    .json();
            String id = (tasks.isArray() ? tasks : tasks.path("items"))
                    .path(0)
                    .path("id")
                    .asText();
            as(user).post("/api/tasks/" + id + "/claim").expectYes();
            return id;
        }

        String iccidInClear(String user) {
            String task = claimed(user);
            JsonNode clear = reservation(user);
            assertThat(clear.path("inClear").asBoolean()).isTrue();
            as(user).post("/api/tasks/" + task + "/unclaim").expectYes();
            return clear.path("iccid").asText();
        }
    }
}
