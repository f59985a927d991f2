package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** The HTTP contract (api.md) from the outside: nothing here knows a class of the application. */
public final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public Api(URI base) {
        this.base = base;
    }

    /** Speaks as one of the demo users, by HTTP Basic. */
    public Caller as(String user) {
        String pair = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
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

    /** One part of a form: its field name, file name, content type and bytes. */
    public record FormPart(String name, String fileName, String contentType, byte[] bytes) {

        static FormPart jpeg(String kind, byte[] bytes) {
            return new FormPart(kind, kind + ".jpg", "image/jpeg", bytes);
        }

        static FormPart json(Object value) {
            return new FormPart(
                    "registration", "", "application/json", Api.text(value).getBytes(StandardCharsets.UTF_8));
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
            return post(path, "application/json", text(body).getBytes(StandardCharsets.UTF_8));
        }

        public Answer post(String path, String contentType, byte[] body) {
            return send("POST", path, BodyPublishers.ofByteArray(body), Optional.of(contentType));
        }

        public Answer put(String path, Object body) {
            return send("PUT", path, BodyPublishers.ofString(text(body)), Optional.of("application/json"));
        }

        public Answer postForm(String path, List<FormPart> parts) {
            return sendForm("POST", path, parts);
        }

        public Answer putForm(String path, List<FormPart> parts) {
            return sendForm("PUT", path, parts);
        }

        private Answer sendForm(String method, String path, List<FormPart> parts) {
            String boundary = "----meibo-acceptance-boundary";
            return send(
                    method,
                    path,
                    BodyPublishers.ofByteArray(form(boundary, parts)),
                    Optional.of("multipart/form-data; boundary=" + boundary));
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
                        response.headers().firstValue("Location").orElse(""),
                        response.body());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** What came back. */
    public record Answer(String request, int status, String contentType, String location, byte[] bytes) {

        public Answer expect(int expected) {
            assertThat(status).as("%s answered %s", request, text()).isEqualTo(expected);
            return this;
        }

        /** A refusal as RFC 9457 has it, with this status and this stable code. */
        public Answer expectProblem(int expected, String code) {
            expect(expected);
            assertThat(contentType).as(request).startsWith("application/problem+json");
            assertThat(json().path("code").asText()).as(text()).isEqualTo(code);
            return this;
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException noJson) {
                throw new AssertionError(request + " answered no JSON: " + text(), noJson);
            }
        }

        public String text(String pointer) {
            return json().at(pointer).asText();
        }
    }

    static String text(Object body) {
        if (body instanceof String already) {
            return already;
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] form(String boundary, List<FormPart> parts) {
        var out = new ByteArrayOutputStream();
        for (FormPart part : parts) {
            String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
            out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                            + "\r\nContent-Type: " + part.contentType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(part.bytes());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
