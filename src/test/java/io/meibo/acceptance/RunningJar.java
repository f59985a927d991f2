package io.meibo.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, as an operator starts it; it can be killed like one. */
final class RunningJar implements AutoCloseable {

    private final Process process;
    private final URI base;
    private final Path log;

    private RunningJar(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Starts it on a free port with its data in this folder; more arguments as {@code --name=value}. */
    static RunningJar start(Path data, Path log, String... arguments) {
        return start(data, log, Map.of(), arguments);
    }

    /** The same with variables of its environment. */
    static RunningJar start(Path data, Path log, Map<String, String> environment, String... arguments) {
        try {
            int port = freePort();
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-Djava.awt.headless=true",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar(),
                    "--server.port=" + port));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("MEIBO_DATA", data.toString());
            builder.environment().putAll(environment);
            return new RunningJar(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    RunningJar ready() {
        var api = new Api(base);
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .failFast("the process ended: " + tail(), () -> !process.isAlive())
                .until(() -> api.unknown().get("/actuator/health/readiness").status() == 200);
        return this;
    }

    Api api() {
        return new Api(base);
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(20));
    }

    /** Waits for the process to end by itself; its exit code. */
    int ended(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ": " + tail());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String tail() {
        String all = output();
        return all.substring(Math.max(0, all.length() - 3000));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String jar() {
        String jar = System.getProperty("meibo.jar", "target/meibo.jar");
        if (!Files.exists(Path.of(jar))) {
            throw new IllegalStateException("no " + jar + ": run mvn package first");
        }
        return jar;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
