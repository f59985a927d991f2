package io.meibo.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.shared.Iccid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the SM-DP+ knows, one change at a time: profiles, the answers to calls it has seen (a repeat gets the first
 * answer, nothing is done twice), and notices it still owes. Each change is in the journal before it is told.
 */
final class Desk implements AutoCloseable {

    /** What a phone's step comes to: the profile afterwards where it changed, notices of it, and how it ended. */
    record Step(@Nullable Profile after, List<ObjectNode> notices, Status status) {}

    private final ProfileBook book;
    private final Orders orders;
    private final Journal journal;
    private final Map<String, Entry.Call> calls = new HashMap<>();
    private final Map<String, ObjectNode> owed = new LinkedHashMap<>();
    private final Map<String, Integer> executed = new TreeMap<>();
    private int repeated;
    private int delivered;

    Desk(Path journalFile, List<String> ranges, String address) throws IOException {
        var random = new SecureRandom();
        this.book = new ProfileBook(ranges);
        this.orders = new Orders(book, address, () -> matchingId(random));
        this.journal = Journal.open(journalFile, this::read);
    }

    private static String matchingId(SecureRandom random) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String digits = HexFormat.of().withUpperCase().formatHex(bytes);
        return String.join(
                "-", digits.substring(0, 4), digits.substring(4, 8), digits.substring(8, 12), digits.substring(12));
    }

    private void read(Entry entry) {
        if (entry.profile() != null) {
            book.put(entry.profile());
        }
        if (entry.call() != null) {
            calls.put(entry.call().key(), entry.call());
        }
        if (entry.notices() != null) {
            entry.notices().forEach(notice -> owed.put(Notices.idOf(notice), notice));
        }
        if (entry.delivered() != null && owed.remove(entry.delivered()) != null) {
            delivered++;
        }
    }

    /** Takes a line down and then believes it. */
    private void write(Entry entry) {
        journal.append(entry);
        read(entry);
    }

    /** Answers a function call, with effect. */
    synchronized ObjectNode call(String function, JsonNode request) {
        return answer(function, request, () -> orders.execute(function, request));
    }

    /** Answers a function call with this refusal, without effect; repeats get it again. */
    synchronized ObjectNode refuse(String function, JsonNode request, Status status) {
        return answer(function, request, () -> new Orders.Outcome(null, status, Journal.JSON.createObjectNode()));
    }

    private ObjectNode answer(
            String function, JsonNode request, java.util.function.Supplier<Orders.Outcome> execution) {
        String key = request.at("/header/functionRequesterIdentifier").asText() + "|" + function + "|"
                + request.at("/header/functionCallIdentifier").asText();
        String print = print(request);
        Entry.Call before = calls.get(key);
        if (before != null) {
            repeated++;
            return before.print().equals(print)
                    ? before.answer()
                    : answered(
                            Orders.Outcome.refused(Status.FUNCTION, Status.IN_USE, "call identifier of another call"));
        }
        Orders.Outcome outcome = execution.get();
        ObjectNode answer = answered(outcome);
        write(Entry.of(outcome.after(), new Entry.Call(key, print, answer)));
        if (outcome.status().executed()) {
            executed.merge(function, 1, Integer::sum);
        }
        return answer;
    }

    private static ObjectNode answered(Orders.Outcome outcome) {
        ObjectNode answer = Journal.JSON.createObjectNode();
        answer.putObject("header")
                .set("functionExecutionStatus", outcome.status().json());
        answer.setAll(outcome.fields());
        return answer;
    }

    /** A phone does something to the profile; empty where there is no such profile. */
    synchronized Optional<Step> phone(Function<ProfileBook, Optional<Profile>> search, Function<Profile, Step> act) {
        return search.apply(book).map(profile -> {
            Step step = act.apply(profile);
            if (step.after() != null) {
                write(Entry.of(step.after(), step.notices()));
            }
            return step;
        });
    }

    /** Profiles that come from the maker; those that are known already stay as they are. */
    synchronized int stock(List<Iccid> iccids, String profileType) {
        int taken = 0;
        for (Iccid iccid : iccids) {
            if (book.find(iccid).isEmpty()) {
                write(Entry.of(Profile.available(iccid.digits(), profileType), List.of()));
                taken++;
            }
        }
        return taken;
    }

    synchronized List<Profile> profiles() {
        return book.all();
    }

    synchronized Optional<Profile> profile(String iccid) {
        return Iccid.of(iccid).flatMap(book::find);
    }

    /** Notices that nobody took yet, oldest first. */
    synchronized List<ObjectNode> owed() {
        return List.copyOf(owed.values());
    }

    synchronized void taken(String noticeId) {
        if (owed.containsKey(noticeId)) {
            write(Entry.delivered(noticeId));
        }
    }

    /** Figures for a look from outside. */
    synchronized ObjectNode figures() {
        ObjectNode figures = Journal.JSON.createObjectNode();
        executed.forEach(figures.putObject("executed")::put);
        return figures.put("repeated", repeated).put("noticesOwed", owed.size()).put("noticesTaken", delivered);
    }

    private static String print(JsonNode request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(request.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
