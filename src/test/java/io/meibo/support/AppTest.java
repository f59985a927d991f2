package io.meibo.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on an in-memory H2 behind a random port, with the demo users and without demo stock or
 * registrations. Sub-classes add no beans, properties or profiles of their own, so that all of them share one context;
 * they make their own registrations and do not count on an empty database.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
public abstract class AppTest {

    /** The password of every demo user. */
    protected static final String PASSWORD = "demo";

    protected static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void inMemory(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
        properties.add(
                "meibo.privacy.house-key-file",
                () -> Path.of("target", "test-house.key").toAbsolutePath().toString());
        properties.add("meibo.privacy.make-house-key", () -> "true");
        // Spring switches metrics off in tests.
        properties.add("management.prometheus.metrics.export.enabled", () -> "true");
        properties.add("meibo.demo.enabled", () -> "false");
        properties.add("meibo.id-reader.url", () -> CardReader.address().toString());
    }

    /** Address of a path of the running application. */
    protected URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A request with HTTP Basic for a demo user, or without any credentials where the user is null. */
    protected HttpRequest.Builder as(@Nullable String user, String path) {
        var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
        if (user != null) {
            byte[] pair = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return request;
    }

    protected HttpResponse<String> get(@Nullable String user, String path) {
        return send(as(user, path).GET());
    }

    /** The JSON at a path, whatever its status. */
    protected JsonNode getJson(@Nullable String user, String path) {
        return json(get(user, path));
    }

    protected HttpResponse<String> post(@Nullable String user, String path, String json) {
        return send(as(user, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    protected HttpResponse<String> put(@Nullable String user, String path, String json) {
        return send(as(user, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    protected HttpResponse<String> delete(@Nullable String user, String path) {
        return send(as(user, path).DELETE());
    }

    /** One part of a multipart body. */
    public record Part(String name, @Nullable String fileName, String contentType, byte[] content) {
        /** The JSON part of that name. */
        public static Part json(String name, String json) {
            return new Part(name, null, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }
    }

    protected HttpResponse<String> postMultipart(@Nullable String user, String path, List<Part> parts) {
        return send(multipart(as(user, path), "POST", parts));
    }

    protected HttpResponse<String> putMultipart(@Nullable String user, String path, List<Part> parts) {
        return send(multipart(as(user, path), "PUT", parts));
    }

    protected static HttpRequest.Builder multipart(HttpRequest.Builder request, String method, List<Part> parts) {
        String boundary = "meibo-boundary-7d93b1";
        var body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                            + "\r\nContent-Type: " + part.contentType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .method(method, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    protected static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The bytes at a path, for images and PDFs. */
    protected HttpResponse<byte[]> getBytes(@Nullable String user, String path) {
        try {
            return CLIENT.send(as(user, path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser-like session of a demo user, logged in by the form. */
    protected Browser browser(String user) {
        return new Browser(this).logIn(user, PASSWORD);
    }

    /** A browser-like session of nobody yet. */
    protected Browser browser() {
        return new Browser(this);
    }
}
