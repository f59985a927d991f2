package io.meibo.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The HTTP contract (api.md) from the outside. The demo comes in by the same door as every other program, so that
 * nothing in it is possible that is not possible for them.
 */
public final class Door {

    /** Reads and writes what goes through the door. */
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BOUNDARY = "----meibo-form-boundary-5d1e";

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public Door(URI base) {
        this.base = base;
    }

    /** Speaks as a user, by HTTP Basic. */
    public Caller as(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Caller(Map.of("Authorization", "Basic " + pair));
    }

    /** Speaks as the applicant who was given this access code. */
    public Caller withAccessCode(String code) {
        return new Caller(Map.of("X-Access-Code", code));
    }

    /** Speaks as nobody. */
    public Caller unknown() {
        return new Caller(Map.of());
    }

    /** One part of a form: its field name, file name (empty for none), content type and bytes. */
    public record FormPart(String name, String fileName, String contentType, byte[] bytes) {

        public static FormPart jpeg(String kind, byte[] bytes) {
            return new FormPart(kind, kind + ".jpg", "image/jpeg", bytes);
        }

        public static FormPart registration(Object body) {
            return new FormPart("registration", "", "application/json", utf8(body));
        }

        @Override
        public String toString() {
            return "FormPart[" + name + "]";
        }
    }

    /** Somebody with credentials and headers of his own. */
    public final class Caller {

        private final Map<String, String> headers;

        private Caller(Map<String, String> headers) {
            this.headers = headers;
        }

        public Caller with(String header, String value) {
            var more = new TreeMap<>(headers);
            more.put(header, value);
            return new Caller(more);
        }

        public Answer get(String path) {
            return send("GET", path, BodyPublishers.noBody(), Optional.empty());
        }

        public Answer post(String path) {
            return send("POST", path, BodyPublishers.noBody(), Optional.empty());
        }

        public Answer post(String path, Object body) {
            return post(path, "application/json", utf8(body));
        }

        public Answer post(String path, String contentType, byte[] body) {
            return send("POST", path, BodyPublishers.ofByteArray(body), Optional.of(contentType));
        }

        public Answer put(String path, Object body) {
            return send("PUT", path, BodyPublishers.ofByteArray(utf8(body)), Optional.of("application/json"));
        }

        public Answer postForm(String path, List<FormPart> parts) {
            return sendForm("POST", path, parts);
        }

        public Answer putForm(String path, List<FormPart> parts) {
            return sendForm("PUT", path, parts);
        }

        private Answer sendForm(String method, String path, List<FormPart> parts) {
            return send(
                    method,
                    path,
                    BodyPublishers.ofByteArray(form(parts)),
                    Optional.of("multipart/form-data; boundary=" + BOUNDARY));
        }

        private Answer send(String method, String path, BodyPublisher body, Optional<String> contentType) {
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .method(method, body);
            headers.forEach(request::header);
            contentType.ifPresent(type -> request.header("Content-Type", type));
            try {
                var response = http.send(request.build(), BodyHandlers.ofByteArray());
                return new Answer(
                        method + " " + path,
                        response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.body());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while waiting for an answer", stopped);
            }
        }
    }

    /** What came back; {@code request} is method and path. */
    public record Answer(String request, int status, String contentType, byte[] bytes) {

        public boolean ok() {
            return status / 100 == 2;
        }

        /** Insists on this status; what came instead is told with its problem, which never holds personal data. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(
                        this + ", not " + expected + (contentType.contains("problem") ? ": " + body() : ""));
            }
            return this;
        }

        /** Insists on a yes, whichever. */
        public Answer expectYes() {
            return ok() ? this : expect(200);
        }

        /** The body as a text in UTF-8. */
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The body as JSON; a missing node where there is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException noJson) {
                throw new UncheckedIOException(request + " answered no JSON", noJson);
            }
        }

        /** The text at a JSON pointer, or empty. */
        public String text(String pointer) {
            return json().at(pointer).asText();
        }

        @Override
        public String toString() {
            return request + " answered " + status;
        }
    }

    private static byte[] utf8(Object body) {
        if (body instanceof String already) {
            return already.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] form(List<FormPart> parts) {
        var out = new ByteArrayOutputStream();
        for (FormPart part : parts) {
            String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
            out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                            + "\r\nContent-Type: " + part.contentType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(part.bytes());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
