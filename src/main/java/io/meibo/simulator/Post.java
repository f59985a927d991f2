package io.meibo.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices to the operator, each at least once and again until it is taken, in no particular order. It can be told
 * to hold them back and let them go shuffled, or to send each more than once.
 */
final class Post implements AutoCloseable {

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final Desk desk;
    private final HttpClient client;
    private final ScheduledExecutorService couriers;
    private final List<ObjectNode> held = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private @Nullable URI receiver;
    private boolean holding;
    private int doubled;
    private int toShuffle;

    Post(Desk desk, HttpClient client, @Nullable URI receiver) {
        this.desk = desk;
        this.client = client;
        this.receiver = receiver;
        this.couriers = Executors.newScheduledThreadPool(4, work -> {
            var thread = new Thread(work, "notices");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is still owed from before. */
    void resume() {
        send(desk.owed());
    }

    synchronized void to(URI address) {
        receiver = address;
    }

    /** From now on nothing leaves until {@link #release}. */
    synchronized void hold() {
        holding = true;
    }

    /** Lets go what was held back, {@code copies} times each, in the order of this seed. */
    void release(long seed, int copies) {
        List<ObjectNode> going;
        synchronized (this) {
            holding = false;
            toShuffle = 0;
            going = new ArrayList<>();
            for (int copy = 0; copy < copies; copy++) {
                going.addAll(held);
            }
            held.clear();
        }
        Collections.shuffle(going, new Random(seed));
        going.forEach(notice -> attempt(notice, 0, 0));
    }

    /** The next notices go twice. */
    synchronized void doubleNext(int notices) {
        doubled += notices;
    }

    /** The next notices wait for each other and go in another order. */
    synchronized void shuffleNext(int notices) {
        toShuffle = notices;
    }

    /** Copies that are on their way. */
    int underWay() {
        return underWay.get();
    }

    void send(List<ObjectNode> notices) {
        notices.forEach(this::send);
    }

    private void send(ObjectNode notice) {
        int copies = 1;
        boolean complete = false;
        synchronized (this) {
            if (doubled > 0) {
                doubled--;
                copies = 2;
            }
            if (holding || toShuffle > 0) {
                for (int copy = 0; copy < copies; copy++) {
                    held.add(notice);
                }
                complete = !holding && --toShuffle == 0;
                copies = 0;
            }
        }
        if (complete) {
            release(ThreadLocalRandom.current().nextLong(), 1);
        }
        for (int copy = 0; copy < copies; copy++) {
            attempt(notice, 0, copy * FIRST_PAUSE_MILLIS);
        }
    }

    private void attempt(ObjectNode notice, int tries, long pause) {
        if (tries == 0) {
            underWay.incrementAndGet();
        }
        var unused = couriers.schedule(
                () -> {
                    if (taken(notice)) {
                        desk.taken(Notices.idOf(notice));
                        underWay.decrementAndGet();
                    } else {
                        long next = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 10));
                        attempt(notice, tries + 1, next);
                    }
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    private boolean taken(ObjectNode notice) {
        URI address;
        synchronized (this) {
            address = receiver;
        }
        if (address == null) {
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIME_OUT)
                    .header("Content-Type", "application/json")
                    .header("X-Admin-Protocol", OperatorDoor.PROTOCOL)
                    .POST(BodyPublishers.ofByteArray(Journal.JSON.writeValueAsBytes(notice)))
                    .build();
            return client.sendAsync(request, BodyHandlers.discarding())
                            .get(TIME_OUT.toMillis(), TimeUnit.MILLISECONDS)
                            .statusCode()
                    == 204;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | ExecutionException | java.util.concurrent.TimeoutException notNow) {
            return false;
        }
    }

    @Override
    public void close() {
        couriers.shutdownNow();
    }
}
