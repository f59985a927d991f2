package io.meibo.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMS gateway that takes down what it is sent, and fails when told to. */
final class GatewayStub implements AutoCloseable {

    /** A message as it came in. */
    record Message(String authorization, String idempotencyKey, JsonNode body) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    GatewayStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/messages", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/messages");
    }

    List<Message> messages() {
        return messages;
    }

    /** The next message is answered with this status. */
    void answerNext(int status) {
        answers.add(status);
    }

    void reset() {
        messages.clear();
        answers.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        messages.add(new Message(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                new ObjectMapper().readTree(exchange.getRequestBody())));
        Integer status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 202 : status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
