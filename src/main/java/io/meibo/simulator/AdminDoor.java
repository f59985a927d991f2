package io.meibo.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.meibo.shared.Iccid;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The side that only this machine sees: scripts faults, plays the phone, and shows states.
 *
 * <ul>
 *   <li>{@code GET /profiles}, {@code GET /profiles/<iccid>}: {@code {"iccid","state","eid"?,"matchingId"?,"confirmationCode"?}}
 *   <li>{@code POST /stock} {@code {"iccids":[],"profileType"?}}: profiles that exist from now on
 *   <li>{@code POST /faults} {@code {"kind","function"?,"iccid"?,"times"?,"delayMillis"?,"subjectCode"?,"reasonCode"?}};
 *       kinds are those of {@link Faults.Kind} in kebab-case, and {@code duplicate-notice} and {@code shuffle}; {@code
 *       DELETE /faults} tears the script up
 *   <li>{@code POST /phone}: see {@link Phone#act}
 *   <li>{@code POST /notices} {@code {"url"?,"hold"?,"release"?,"seed"?,"copies"?}}
 *   <li>{@code GET /figures}: calls executed and repeated, notices owed, under way and taken, faults left
 * </ul>
 */
final class AdminDoor {

    private static final String SCRIPTED_SUBJECT = "8.2";
    private static final String SCRIPTED_REASON = "4.2";

    private final Desk desk;
    private final Post post;
    private final Phone phone;
    private final Faults faults;

    AdminDoor(Desk desk, Post post, Phone phone, Faults faults) {
        this.desk = desk;
        this.post = post;
        this.phone = phone;
        this.faults = faults;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            try {
                JsonNode body = Journal.JSON.readTree(exchange.getRequestBody().readAllBytes());
                switch (exchange.getRequestMethod() + " " + path.replaceFirst("^/profiles/.*", "/profiles/")) {
                    case "GET /profiles" -> {
                        ArrayNode all = Journal.JSON.createArrayNode();
                        desk.profiles().forEach(profile -> all.add(shown(profile)));
                        Answers.json(exchange, 200, all);
                    }
                    case "GET /profiles/" -> one(exchange, path.substring("/profiles/".length()));
                    case "GET /figures" ->
                        Answers.json(
                                exchange,
                                200,
                                desk.figures()
                                        .put("faultsLeft", faults.left())
                                        .put("noticesUnderWay", post.underWay()));
                    case "POST /stock" -> stock(exchange, body);
                    case "POST /faults" -> {
                        script(body);
                        Answers.empty(exchange, 204);
                    }
                    case "DELETE /faults" -> {
                        faults.clear();
                        Answers.empty(exchange, 204);
                    }
                    case "POST /phone" -> Answers.json(exchange, 200, phone.act(body));
                    case "POST /notices" -> {
                        notices(body);
                        Answers.empty(exchange, 204);
                    }
                    default -> Answers.empty(exchange, 404);
                }
            } catch (IllegalArgumentException wrong) {
                Answers.json(exchange, 400, Journal.JSON.createObjectNode().put("reason", wrong.getMessage()));
            }
        }
    }

    private void one(HttpExchange exchange, String iccid) throws IOException {
        var found = desk.profile(iccid);
        if (found.isPresent()) {
            Answers.json(exchange, 200, shown(found.get()));
        } else {
            Answers.empty(exchange, 404);
        }
    }

    private static ObjectNode shown(Profile profile) {
        ObjectNode shown = Journal.JSON
                .createObjectNode()
                .put("iccid", profile.iccid())
                .put("state", profile.state().spoken())
                .put("fetched", profile.fetched());
        if (profile.eid() != null) {
            shown.put("eid", profile.eid());
        }
        if (profile.matchingId() != null) {
            shown.put("matchingId", profile.matchingId());
        }
        if (profile.confirmationCode() != null) {
            shown.put("confirmationCode", profile.confirmationCode());
        }
        return shown;
    }

    private void stock(HttpExchange exchange, JsonNode body) throws IOException {
        List<Iccid> iccids = new ArrayList<>();
        body.path("iccids").forEach(iccid -> iccids.add(Iccid.parse(iccid.asText())));
        int taken = desk.stock(iccids, body.path("profileType").asText("consumer"));
        Answers.json(exchange, 200, Journal.JSON.createObjectNode().put("taken", taken));
    }

    private void script(JsonNode body) {
        int times = body.path("times").asInt(1);
        String kind = body.path("kind").asText();
        switch (kind) {
            case "duplicate-notice" -> post.doubleNext(times);
            case "shuffle" -> post.shuffleNext(times);
            default -> {
                var named = Faults.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
                String function = named == Faults.Kind.NEVER_INSTALLED
                        ? Faults.PHONE
                        : body.path("function").asText("");
                faults.add(
                        new Faults.Fault(
                                named,
                                function,
                                Iccid.of(body.path("iccid").asText(""))
                                        .map(Iccid::digits)
                                        .orElse(""),
                                body.path("delayMillis").asLong(0),
                                body.path("subjectCode").asText(SCRIPTED_SUBJECT),
                                body.path("reasonCode").asText(SCRIPTED_REASON)),
                        times);
            }
        }
    }

    private void notices(JsonNode body) {
        if (body.has("url")) {
            post.to(URI.create(body.path("url").asText()));
        }
        if (body.path("hold").asBoolean()) {
            post.hold();
        }
        if (body.path("release").asBoolean()) {
            post.release(body.path("seed").asLong(1), body.path("copies").asInt(1));
        }
    }
}
