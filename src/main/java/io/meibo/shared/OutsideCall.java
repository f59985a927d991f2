package io.meibo.shared;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call to a service outside, bounded as a whole: the time-out holds until the last byte of the answer (the JDK's own
 * ends with the headers), and a longer answer than allowed is cut off, not read.
 */
public final class OutsideCall {

    /** An answer: HTTP status and body. */
    public record Answer(int status, byte[] body) {

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    private OutsideCall() {}

    /**
     * Sends and waits.
     *
     * @throws IOException when there is no answer in time, or it is longer than {@code mostBytes}; its message names
     *     neither address nor content
     */
    public static Answer send(HttpClient client, HttpRequest request, Duration atMost, int mostBytes)
            throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sending = client.sendAsync(request, answer -> new Bounded(mostBytes));
        try {
            HttpResponse<byte[]> answer = sending.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.body());
        } catch (TimeoutException late) {
            sending.cancel(true);
            throw new IOException("no answer in time", late);
        } catch (ExecutionException broken) {
            throw new IOException("no usable answer", broken.getCause());
        } catch (InterruptedException stopped) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting", stopped);
        }
    }

    /** Collects a body up to its bound. */
    private static final class Bounded implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final List<byte[]> pieces = new ArrayList<>();
        private final int mostBytes;
        private int received;
        private Flow.@org.jspecify.annotations.Nullable Subscription subscription;

        Bounded(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                received += buffer.remaining();
                if (received > mostBytes) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    whole.completeExceptionally(new IOException("answer too long"));
                    return;
                }
                byte[] piece = new byte[buffer.remaining()];
                buffer.get(piece);
                pieces.add(piece);
            }
        }

        @Override
        public void onError(Throwable broken) {
            whole.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            byte[] body = new byte[received];
            int at = 0;
            for (byte[] piece : pieces) {
                System.arraycopy(piece, 0, body, at, piece.length);
                at += piece.length;
            }
            whole.complete(body);
        }
    }
}
