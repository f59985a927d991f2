package io.meibo.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.policy.CasePolicy;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReplayTest extends AppTest {

    private static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    private static final String METHODS = "verification-methods";
    private static final String ROAD = "review-route";
    private static final List<String> ENGINE_TABLES = List.of(
            "ACT_RE_DEPLOYMENT", "ACT_RE_DECISION_DEF", "ACT_GE_BYTEARRAY", "ACT_HI_DECINST", "ruling", "registration");

    private final Register register;
    private final CasePolicy policy;
    private final CheckResults checks;
    private final Decisions decisions;
    private final JdbcClient jdbc;

    @Autowired
    ReplayTest(Register register, CasePolicy policy, CheckResults checks, Decisions decisions, JdbcClient jdbc) {
        this.register = register;
        this.policy = policy;
        this.checks = checks;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    @Test
    void jp_04_moved_by_one_day_lists_exactly_the_image_applications_of_that_day() {
        RegistrationId dayBefore = stamped("2026-03-31", "online", "image-uploaded");
        RegistrationId thatDay = stamped("2026-04-01", "online", "image-uploaded");
        RegistrationId alsoThatDay = stamped("2026-04-01", "online", "image-uploaded");
        RegistrationId dayAfter = stamped("2026-04-02", "online", "image-uploaded");
        RegistrationId atTheCounter = stamped("2026-04-01", "counter", "document-shown");

        JsonNode done = replayed(List.of(onlineRuleADayLater()), "2026-03-30", "2026-04-02");

        Map<String, JsonNode> differing = differing(done);
        assertThat(differing).containsKeys(thatDay.value(), alsoThatDay.value());
        assertThat(differing).doesNotContainKeys(dayBefore.value(), dayAfter.value(), atTheCounter.value());
        JsonNode difference = differing.get(thatDay.value()).path("differences").path(0);
        assertThat(difference.path("table").asText()).isEqualTo(METHODS);
        assertThat(difference.path("basis").asText()).isEqualTo("stamp");
        JsonNode before = difference.path("before");
        assertThat(before.path("version").asInt())
                .isEqualTo(decisions.latest(METHODS).version());
        assertThat(before.at("/rules/0/id").asText()).isEqualTo("Rule_JpOnlineImage");
        assertThat(before.at("/rules/0/sources/0").asText()).isEqualTo("JP-04");
        assertThat(before.at("/rules/0/validFrom").asText()).isEqualTo("2026-04-01");
        assertThat(before.at("/outcome/0/value").asText()).isEqualTo("failed");
        JsonNode after = difference.path("after");
        assertThat(after.path("version").isNull()).isTrue();
        assertThat(after.at("/rules/0/id").asText()).isEqualTo("Rule_JpOnlineImageBefore");
        assertThat(after.at("/rules/0/sources/0").asText()).isEqualTo("JP-04");
        assertThat(after.at("/rules/0/validTo").asText()).isEqualTo("2026-04-01");
        assertThat(after.at("/outcome/0/value").asText()).isEqualTo("passed");
    }

    @Test
    void jp_14_a_year_earlier_lists_the_counter_from_that_day_on_and_the_road_it_would_take() {
        RegistrationId dayBefore = onTheStraightRoad("2026-03-31");
        RegistrationId thatDay = onTheStraightRoad("2026-04-01");
        RegistrationId byChip = stamped("2026-04-01", "counter", "chip-read");
        RegistrationId online = stamped("2026-04-01", "online", "electronic-signature");

        JsonNode done = replayed(List.of(counterRuleAYearEarlier()), "2026-03-31", "2026-04-01");

        Map<String, JsonNode> differing = differing(done);
        assertThat(differing).containsKey(thatDay.value());
        assertThat(differing).doesNotContainKeys(dayBefore.value(), byChip.value(), online.value());
        JsonNode found = differing.get(thatDay.value());
        assertThat(found.at("/differences/0/before/rules/0/sources/0").asText()).isEqualTo("JP-13");
        assertThat(found.at("/differences/0/before/outcome/0/value").asText()).isEqualTo("passed");
        assertThat(found.at("/differences/0/after/rules/0/sources/0").asText()).isEqualTo("JP-14");
        assertThat(found.at("/differences/0/after/rules/0/validFrom").asText()).isEqualTo("2026-04-01");
        assertThat(found.path("differences")).hasSize(1);
        JsonNode road = found.path("consequences").path(0);
        assertThat(road.path("table").asText()).isEqualTo(ROAD);
        assertThat(road.at("/before/outcome/0/value").asText()).isEqualTo("straight");
        assertThat(road.at("/after/outcome/0/value").asText()).isEqualTo("review");
        assertThat(StreamSupport.stream(road.path("changed").spliterator(), false)
                        .map(input -> input.path("output").asText()))
                .contains("verificationResult", "identityResult");
        assertThat(done.at("/replay/otherRoad").asInt()).isPositive();
    }

    @Test
    void a_registration_older_than_stamps_is_computed_from_the_register_or_told_as_not_replayable() {
        RegistrationId old = entered("2026-04-01", "online", "image-uploaded");

        JsonNode methods = replayed(List.of(onlineRuleADayLater()), "2026-04-01", "2026-04-01");
        JsonNode both = replayed(List.of(onlineRuleADayLater(), dmn(ROAD)), "2026-04-01", "2026-04-01");

        assertThat(differing(methods)
                        .get(old.value())
                        .at("/differences/0/basis")
                        .asText())
                .isEqualTo("register");
        JsonNode listed = getJson(
                "manager", "/api/policy/replays/" + both.at("/replay/id").asText() + "?list=not-replayable&size=200");
        assertThat(both.at("/replay/notReplayable").asInt())
                .isEqualTo(listed.at("/results/total").asInt());
        assertThat(byReference(listed.at("/results/items"))
                        .get(old.value())
                        .at("/obstacles/0/code")
                        .asText())
                .isEqualTo("CHECKS_NOT_STORED");
        assertThat(differing(both)).containsKey(old.value());
    }

    @Test
    void the_same_table_again_changes_nothing_for_anybody_and_touches_nothing() {
        stamped("2026-04-01", "online", "image-uploaded");
        onTheStraightRoad("2026-04-01");
        List<Long> before = counts();

        JsonNode done = replayed(List.of(dmn(METHODS), dmn(ROAD)), "2026-03-30", "2026-04-02");

        assertThat(done.at("/replay/state").asText()).isEqualTo("done");
        assertThat(done.at("/replay/done").asInt())
                .isEqualTo(done.at("/replay/total").asInt())
                .isPositive();
        assertThat(done.at("/replay/differing").asInt()).isZero();
        assertThat(done.at("/replay/otherRule").asInt()).isZero();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void results_come_as_csv_in_pages_and_in_the_readers_language() {
        RegistrationId thatDay = stamped("2026-04-01", "online", "image-uploaded");
        String id = replayed(List.of(onlineRuleADayLater()), "2026-04-01", "2026-04-01")
                .at("/replay/id")
                .asText();

        String csv = send(as("auditor", "/api/policy/replays/" + id + "/results")
                        .header("Accept", "text/csv")
                        .GET())
                .body();
        JsonNode page = getJson("auditor", "/api/policy/replays/" + id + "/results?page=0&size=1");
        String japanese = send(as("manager", "/api/policy/replays/" + id + "?size=200")
                        .header("Accept-Language", "ja")
                        .GET())
                .body();

        assertThat(csv.lines().filter(line -> line.startsWith(thatDay.value() + ",2026-04-01,own-table," + METHODS)))
                .singleElement()
                .asString()
                .contains("Rule_JpOnlineImage,JP-04 (M),2026-04-01..", "verificationResult=failed", "changed");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("total").asInt()).isPositive();
        assertThat(japanese).contains("不可");
    }

    @Test
    void managers_begin_and_stop_auditors_read_and_nobody_else_sees_anything() {
        String id = replayed(List.of(dmn(METHODS)), "2026-04-01", "2026-04-01")
                .at("/replay/id")
                .asText();

        for (String user : List.of("clerk", "reviewer", "senior", "shop", "admin")) {
            assertThat(begin(user, List.of(dmn(METHODS)), "2026-04-01", "2026-04-01")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
            for (String path : List.of(
                    "/api/policy",
                    "/api/policy/changes",
                    "/api/policy/tables/" + METHODS,
                    "/api/policy/replays",
                    "/api/policy/replays/" + id)) {
                assertThat(get(user, path).statusCode()).as("%s %s", user, path).isEqualTo(403);
            }
        }
        assertThat(begin("auditor", List.of(dmn(METHODS)), "2026-04-01", "2026-04-01")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("auditor", "/api/policy/replays/" + id).statusCode()).isEqualTo(200);
        assertThat(post("auditor", "/api/policy/replays/" + id + "/stop", "").statusCode())
                .isEqualTo(403);
        assertThat(post("manager", "/api/policy/replays/" + id + "/stop", "").statusCode())
                .isEqualTo(200);
        assertThat(delete("manager", "/api/policy/replays/" + id).statusCode()).isEqualTo(200);
        assertThat(get(null, "/api/policy").statusCode()).isEqualTo(401);
        assertThat(get("manager", "/api/policy/replays/" + id + "x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_bad_table_is_refused_before_anything_runs_and_every_fault_is_named() {
        String good = dmn(METHODS);
        int replays = getJson("manager", "/api/policy/replays").size();

        assertFault(good.replaceFirst("\"passed\"", "\\${beans}"), "TABLE_EXPRESSION", "/tables/0/rules/");
        assertFault(good.replace("id=\"verification-methods\"", "id=\"other-methods\""), "TABLE_UNKNOWN", "/tables/0");
        assertFault(
                good.replace("<text>channel</text>", "<text>shoeSize</text>"),
                "TABLE_INPUT_UNKNOWN",
                "/tables/0/inputs/1");
        assertFault(
                good.replace("name=\"verificationResult\"", "name=\"result\""),
                "TABLE_OUTPUT_MISSING",
                "/tables/0/outputs");
        assertFault("no table at all", "TABLE_NOT_XML", "/tables/0");
        assertThat(json(begin("manager", List.of(), "2026-04-01", "2026-04-01"))
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("REQUIRED");
        assertThat(json(begin("manager", List.of(good, good), "2026-04-01", "2026-04-01"))
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("TABLE_TWICE");
        assertThat(begin("manager", List.of(good), "2026-04-02", "2026-04-01").statusCode())
                .isEqualTo(422);
        assertThat(begin("manager", List.of(good), "soon", "2026-04-01").statusCode())
                .isEqualTo(400);
        assertThat(getJson("manager", "/api/policy/replays").size()).isEqualTo(replays);
    }

    private void assertFault(String dmn, String code, String pointer) {
        HttpResponse<String> answer = begin("manager", List.of(dmn), "2026-04-01", "2026-04-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asText()).isEqualTo("TABLES_NOT_IN_ORDER");
        assertThat(StreamSupport.stream(problem.path("errors").spliterator(), false))
                .anySatisfy(error -> {
                    assertThat(error.path("code").asText()).isEqualTo(code);
                    assertThat(error.path("pointer").asText()).startsWith(pointer);
                    assertThat(error.path("detail").asText()).isNotBlank().doesNotContain("{0}");
                });
    }

    private JsonNode replayed(List<String> tables, String from, String to) {
        HttpResponse<String> begun = begin("manager", tables, from, to);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60)).until(() -> !Set.of("waiting", "running")
                .contains(getJson("manager", location).at("/replay/state").asText()));
        return getJson("manager", location + "?size=200");
    }

    private HttpResponse<String> begin(String user, List<String> tables, String from, String to) {
        List<Part> parts = new ArrayList<>();
        for (String table : tables) {
            parts.add(new Part("tables", "changed.dmn", "application/xml", table.getBytes(StandardCharsets.UTF_8)));
        }
        parts.add(new Part("from", null, "text/plain", from.getBytes(StandardCharsets.UTF_8)));
        parts.add(new Part("to", null, "text/plain", to.getBytes(StandardCharsets.UTF_8)));
        return postMultipart(user, "/api/policy/replays", parts);
    }

    private String dmn(String table) {
        return get("manager", "/api/policy/tables/" + table + "/dmn").body();
    }

    private String onlineRuleADayLater() {
        return dmn(METHODS).replace("2026-04-01T", "2026-04-02T").replace("2026-03-31T", "2026-04-01T");
    }

    private String counterRuleAYearEarlier() {
        return dmn(METHODS).replace("2027-03-31T", "2026-03-31T").replace("2027-04-01T", "2026-04-01T");
    }

    private static Map<String, JsonNode> differing(JsonNode replay) {
        return byReference(replay.at("/results/items"));
    }

    private static Map<String, JsonNode> byReference(JsonNode items) {
        Map<String, JsonNode> found = new HashMap<>();
        items.forEach(item -> found.put(item.path("reference").asText(), item));
        return found;
    }

    private List<Long> counts() {
        return ENGINE_TABLES.stream()
                .map(table -> jdbc.sql("SELECT COUNT(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private RegistrationId entered(String appliedOn, String channel, String verification) {
        return register.enter(
                        new RegistrationCase.Facts(
                                "jp-postpaid-voice",
                                "standard-20gb",
                                "JPN",
                                "meibo-mobile",
                                channel,
                                verification,
                                "ja",
                                "jp-driver-licence",
                                "sim",
                                channel.equals("online") ? "post" : "counter",
                                LocalDate.parse(appliedOn)),
                        CLERK,
                        null,
                        null)
                .reference();
    }

    private RegistrationId stamped(String appliedOn, String channel, String verification) {
        RegistrationId reference = entered(appliedOn, channel, verification);
        policy.verification(register.get(reference));
        return reference;
    }

    /** Shown at the counter, every check passed and stored, the road stamped. */
    private RegistrationId onTheStraightRoad(String appliedOn) {
        RegistrationId reference = stamped(appliedOn, "counter", "document-shown");
        RegistrationCase own = register.get(reference);
        checks.record(
                reference,
                1,
                "identity-document",
                List.of(
                        new CheckResult("identity-document", "format", CheckOutcome.PASSED, "OK", null),
                        new CheckResult("identity-document", "person-binding", CheckOutcome.PASSED, "OK", null)));
        Map<String, @Nullable Object> inputs = new HashMap<>();
        for (DecisionTable.Column input : decisions.latest(ROAD).inputs()) {
            inputs.put(input.name(), input.name().endsWith("Result") ? "passed" : null);
        }
        inputs.put("product", own.facts().product());
        inputs.put("country", own.facts().country());
        inputs.put("appliedOn", own.facts().appliedOn());
        policy.decide(own, ROAD, "", inputs);
        return reference;
    }
}
