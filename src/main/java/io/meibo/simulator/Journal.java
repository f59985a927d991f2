package io.meibo.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A file that is only added to; each line is on the disk before the answer leaves. A last line that was cut off by a
 * kill was never answered and is dropped.
 */
final class Journal implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final int LOCK_TRIES = 100;
    private static final long LOCK_PAUSE_MILLIS = 100;

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens the journal, tells all its lines, and waits some seconds for a predecessor that is still ending. */
    static Journal open(Path path, Consumer<Entry> reader) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lock(file);
        byte[] bytes = Files.readAllBytes(path);
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                reader.accept(JSON.readValue(bytes, start, at - start, Entry.class));
                start = at + 1;
            }
        }
        file.truncate(start);
        file.position(start);
        return new Journal(file);
    }

    private static void lock(FileChannel file) throws IOException {
        try {
            for (int tries = 0; tries < LOCK_TRIES; tries++) {
                FileLock lock = file.tryLock();
                if (lock != null) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOCK_PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("another simulator has this journal");
    }

    synchronized void append(Entry entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
