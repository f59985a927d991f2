package io.meibo.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.DemoCase.Goal;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays the people of the house and of the shop until a case stands at its goal. Each step looks first where the case
 * stands, so a play that was cut off goes on where it stopped.
 */
final class DemoPlayer {

    private static final int FIRST_PROFILE = 700_001;
    private static final int STEPS = 1000;
    private static final long PAUSE_MILLIS = 250;

    private final Door door;
    private final DemoReader reader;
    private final @Nullable DemoPhone phone;

    DemoPlayer(Door door, DemoReader reader, @Nullable DemoPhone phone) {
        this.door = door;
        this.reader = reader;
        this.phone = phone;
    }

    /**
     * Fills the shelves: plenty for Japan, some of it in the office of Tokyo, in China just enough that one registration has
     * to wait; with marks below which somebody should order.
     */
    void fillShelves() {
        Caller manager = user("manager");
        fill(manager, StockFiles.JAPAN, 200, 200);
        fill(manager, StockFiles.CHINA, 3, 100);
        imported(manager, "/api/inventory/esim-profiles", StockFiles.JAPAN.sims(FIRST_PROFILE, 50));
        imported(manager, "/api/inventory/cards", StockFiles.cards(1, 100));
        imported(manager, "/api/inventory/sims", StockFiles.JAPAN.simsIn("tokyo", 9001, 30));
        mark(manager, StockFiles.JAPAN, "sim", 50);
        mark(manager, StockFiles.JAPAN, "number", 100);
        mark(manager, StockFiles.CHINA, "sim", 5);
    }

    private static void mark(Caller manager, StockFiles shelf, String form, int least) {
        manager.put("/api/inventory/marks", Map.of("pool", shelf.pool(), "form", form, "least", least))
                .expectYes();
    }

    private static void fill(Caller manager, StockFiles shelf, int sims, int numbers) {
        imported(manager, "/api/inventory/sims", shelf.sims(1, sims));
        imported(manager, "/api/inventory/numbers", shelf.numbers(1, numbers));
    }

    private static void imported(Caller manager, String path, String csv) {
        Answer answer = manager.post(path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        // refused as a whole where the same file came in before a kill
        if (answer.status() != 422) {
            answer.expectYes();
        }
    }

    /** Enters the case; the reference it has, also where it was entered before. */
    String enter(DemoCase demo) {
        var body = demo.application().body();
        body.put("externalReference", Map.of("system", "demo", "id", demo.code()));
        Invented person = demo.application().person();
        if (person.paper().kind() == Paper.Kind.CN_RESIDENT_ID && body.containsKey("identityDocument")) {
            reader.read(user(demo.enteredBy()), demo.enteredBy(), person, body);
        }
        var parts = new ArrayList<Door.FormPart>();
        parts.add(Door.FormPart.registration(body));
        parts.addAll(demo.pages().get());
        Answer answer = user(demo.enteredBy())
                .postForm("/api/registrations" + (demo.staysDraft() ? "?start=false" : ""), parts);
        if (answer.status() == 409) {
            return answer.text("/reference");
        }
        return answer.expect(201).text("/reference");
    }

    /** Goes on until the case stands at its goal; throws where it never gets there. */
    void play(DemoCase demo, String reference) throws InterruptedException {
        String path = "/api/registrations/" + reference;
        for (int step = 0; step < STEPS; step++) {
            JsonNode progress =
                    user("clerk").get(path + "/progress").expect(200).json();
            String status = progress.path("status").asText();
            if (demo.goal().reached(status, progress.at("/awaiting/what").asText())) {
                leave(demo, reference);
                return;
            }
            if (!advance(demo, reference, path, progress)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        throw new IllegalStateException("demo case " + demo.code() + " does not get to " + demo.goal());
    }

    private void leave(DemoCase demo, String reference) {
        if (demo.goal() == Goal.CLAIMED) {
            for (Task task : tasks(reference, "reviewer")) {
                user("reviewer").post("/api/tasks/" + task.id() + "/claim");
            }
        }
    }

    /** One step; false where there is nothing to do but wait. */
    private boolean advance(DemoCase demo, String reference, String path, JsonNode progress) {
        switch (progress.path("status").asText()) {
            case "in-review" -> {
                return review(demo.goal(), reference);
            }
            case "awaiting-signature" -> {
                if (demo.goal() == Goal.WITHDRAWN_EARLY) {
                    user("clerk").post(path + "/withdrawal").expectYes();
                } else {
                    user("clerk")
                            .post(
                                    path + "/contract/signature",
                                    Map.of(
                                            "signedName",
                                            demo.application().person().signedName(),
                                            "method",
                                            "counter-paper"))
                            .expectYes();
                }
                return true;
            }
            case "awaiting-deposit" -> {
                user("shop")
                        .post(
                                path + "/deposit/payments",
                                Map.of(
                                        "amount",
                                        progress.at("/awaiting/amount"),
                                        "method",
                                        "cash",
                                        "externalId",
                                        "demo-" + reference))
                        .expectYes();
                return true;
            }
            case "issuing" -> {
                if (progress.at("/awaiting/what").asText().equals("download")) {
                    return download(reference, path);
                }
                return progress.at("/awaiting/what").asText().equals("hand-over") && handOver(demo, reference, path);
            }
            case "awaiting-activation" -> {
                user("clerk").post(path + "/activation").expectYes();
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean review(Goal goal, String reference) {
        for (String reviewer : List.of("reviewer", "senior")) {
            for (Task task : tasks(reference, reviewer)) {
                Caller caller = user(reviewer);
                if (caller.post("/api/tasks/" + task.id() + "/claim").ok()) {
                    decide(caller, task, goal);
                    caller.post("/api/tasks/" + task.id() + "/completion").expectYes();
                    return true;
                }
            }
        }
        return false;
    }

    private static void decide(Caller reviewer, Task task, Goal goal) {
        if (task.key().equals("Task_ComparePortrait")) {
            reviewer.put("/api/tasks/" + task.id() + "/portrait-comparison", Map.of("result", "match"))
                    .expectYes();
        } else {
            reviewer.put("/api/tasks/" + task.id() + "/decision", decision(goal))
                    .expectYes();
        }
    }

    private static Map<String, Object> decision(Goal goal) {
        return switch (goal) {
            case RETURNED ->
                Map.of(
                        "outcome",
                        "return",
                        "reasons",
                        List.of("DOCUMENT_UNREADABLE"),
                        "fields",
                        List.of("/document-front"),
                        "note",
                        "");
            case REJECTED ->
                Map.of(
                        "outcome",
                        "refuse",
                        "reasons",
                        List.of("DOCUMENT_NOT_GENUINE"),
                        "fields",
                        List.of(),
                        "note",
                        "");
            default -> Map.of("outcome", "approve", "reasons", List.of(), "fields", List.of(), "note", "");
        };
    }

    private boolean handOver(DemoCase demo, String reference, String path) {
        Caller clerk = user("clerk");
        if (demo.goal() == Goal.WITHDRAWN_AFTER_PAYMENT) {
            clerk.post(path + "/withdrawal").expectYes();
            return true;
        }
        for (Task task : tasks(reference, "clerk")) {
            clerk.post("/api/tasks/" + task.id() + "/claim").expectYes();
            boolean card = demo.application().isCard();
            String serial = clerk.get(path + "/reservation").expect(200).text(card ? "/cardNumber" : "/iccid");
            clerk.post(path + "/hand-over?task=" + task.id(), Map.of(card ? "cardNumber" : "iccid", serial))
                    .expectYes();
            clerk.post("/api/tasks/" + task.id() + "/completion").expectYes();
            return true;
        }
        return false;
    }

    /** The clerk shows the code, and the applicant's phone reads it at once. */
    private boolean download(String reference, String path) {
        if (phone == null) {
            return false;
        }
        Caller clerk = user("clerk");
        for (Task task : tasks(reference, "clerk")) {
            if (task.key().equals("Task_ShowCode")) {
                clerk.post("/api/tasks/" + task.id() + "/claim").expectYes();
                String code = clerk.with("Accept", "application/json")
                        .post(path + "/activation-code")
                        .expectYes()
                        .text("/activationCode");
                phone.install(code);
                clerk.post("/api/tasks/" + task.id() + "/completion").expectYes();
                return true;
            }
        }
        return false;
    }

    private record Task(String id, String key) {}

    private List<Task> tasks(String reference, String user) {
        JsonNode found = user(user)
                .get("/api/tasks?registration=" + reference)
                .expect(200)
                .json();
        var tasks = new ArrayList<Task>();
        (found.isArray() ? found : found.path("items"))
                .forEach(task -> tasks.add(
                        new Task(task.path("id").asText(), task.path("key").asText())));
        return tasks;
    }

    private Caller user(String name) {
        return door.as(name, "demo");
    }
}
