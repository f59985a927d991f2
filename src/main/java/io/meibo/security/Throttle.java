package io.meibo.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords and access codes. Three buckets must all hold a token: the account tried from this address,
 * this address, and the account from addresses where nobody ever logged in to it. An address that has once given the
 * right password is not touched by what strangers do to the account, and every bucket fills again by itself: nobody
 * can lock another one out for good.
 */
public final class Throttle {

    private static final int REMEMBERED = 20_000;
    private static final Duration REFILL = Duration.ofMinutes(5);

    private static final int PER_ACCOUNT_AND_ADDRESS = 10;
    private static final int PER_ADDRESS = 60;
    private static final int PER_ACCOUNT_FROM_STRANGERS = 30;

    private final TimeMeter clock;
    private final Map<String, Bucket> pairs = bounded();
    private final Map<String, Bucket> addresses = bounded();
    private final Map<String, Bucket> accounts = bounded();
    private final Map<String, Boolean> familiar = bounded();

    public Throttle() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Throttle(TimeMeter clock) {
        this.clock = clock;
    }

    /** How long this address has to wait before it may try this account; zero where it may try now. */
    public Duration waitFor(String address, String account) {
        Duration wait = max(
                wait(pairs, pair(address, account), PER_ACCOUNT_AND_ADDRESS), wait(addresses, address, PER_ADDRESS));
        return isFamiliar(address, account) ? wait : max(wait, wait(accounts, account, PER_ACCOUNT_FROM_STRANGERS));
    }

    /** A try went wrong. */
    public void failed(String address, String account) {
        bucket(pairs, pair(address, account), PER_ACCOUNT_AND_ADDRESS).tryConsume(1);
        bucket(addresses, address, PER_ADDRESS).tryConsume(1);
        if (!isFamiliar(address, account)) {
            bucket(accounts, account, PER_ACCOUNT_FROM_STRANGERS).tryConsume(1);
        }
    }

    /** A try went well: this address may forget its slips with this account. */
    public void succeeded(String address, String account) {
        synchronized (pairs) {
            pairs.remove(pair(address, account));
        }
        synchronized (familiar) {
            familiar.put(pair(address, account), Boolean.TRUE);
        }
    }

    private boolean isFamiliar(String address, String account) {
        synchronized (familiar) {
            return familiar.get(pair(address, account)) != null;
        }
    }

    private Duration wait(Map<String, Bucket> buckets, String key, int capacity) {
        return Duration.ofNanos(
                bucket(buckets, key, capacity).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(Map<String, Bucket> buckets, String key, int capacity) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(key, unused -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                    .withCustomTimePrecision(clock)
                    .build());
        }
    }

    private static String pair(String address, String account) {
        return address + '\n' + account;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static <V> Map<String, V> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }
}
