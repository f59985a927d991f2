package io.meibo.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A card reader for demonstrations: a service on this machine alone that delivers specimen records of invented people
 * in the format of a real one, and says so ({@code "device"}). Each reading finds another card, unless one was laid on.
 */
public final class SpecimenReader implements AutoCloseable {

    private static final String DEVICE = "DEMONSTRATION DEVICE - specimen records of invented people";
    private static final long SEED = 20261201;

    private final HttpServer server;
    private final People people;
    private final SpecimenDrawing drawing = new SpecimenDrawing();
    private final Map<String, Invented> laid = new ConcurrentHashMap<>();

    private SpecimenReader(HttpServer server, LocalDate today) {
        this.server = server;
        this.people = new People(SEED, today);
    }

    /** Starts it on a free port of the loopback address. */
    public static SpecimenReader start(LocalDate today) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var reader = new SpecimenReader(server, today);
            server.createContext("/", reader::answer);
            server.setExecutor(Executors.newFixedThreadPool(2, work -> {
                var thread = new Thread(work, "specimen-reader");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return reader;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The reader at this user's place; a card laid on it is not seen by others. */
    public URI of(String user) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + user);
    }

    /** Lays this person's card on the user's reader, for the next reading. */
    public void lay(String user, Invented person) {
        laid.put(user, person);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String user = path.length > 1 ? path[1] : "";
            String what = exchange.getRequestMethod() + " " + path[path.length - 1];
            byte[] body =
                    switch (what) {
                        case "POST readings" -> Door.JSON.writeValueAsBytes(record(next(user)));
                        case "GET status" -> Door.JSON.writeValueAsBytes(Map.of("state", "ready", "device", DEVICE));
                        default -> new byte[0];
                    };
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Invented next(String user) {
        Invented card = laid.remove(user);
        if (card != null) {
            return card;
        }
        synchronized (people) {
            return people.chinese();
        }
    }

    private Map<String, Object> record(Invented person) {
        var record = new LinkedHashMap<String, Object>();
        record.put("device", DEVICE);
        record.put("documentType", person.paper().kind().code());
        record.put("number", person.paper().number());
        record.put("name", person.familyName() + person.givenName());
        record.put("sex", person.sex());
        record.put("birthDate", person.birthDate().toString());
        record.put("nationality", person.nationality());
        record.put(
                "address",
                person.home().region()
                        + person.home().locality()
                        + person.home().line());
        record.put("validFrom", person.paper().issued().toString());
        record.put("validTo", person.paper().expires().toString());
        record.put("portrait", Base64.getEncoder().encodeToString(drawing.chipPhoto(person)));
        return record;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
