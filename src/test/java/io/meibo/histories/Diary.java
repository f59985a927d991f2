package io.meibo.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a history, in words, and how often which. */
final class Diary {

    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    void note(int who, String event, String more) {
        counts.merge(event.equals("is refused") ? "refused " + more : event, 1, Integer::sum);
        words.add(String.format("  %s%s%s", who == 0 ? "" : who + ": ", event, more.isEmpty() ? "" : " - " + more));
    }

    Map<String, Integer> counts() {
        return counts;
    }

    @Override
    public String toString() {
        return String.join("\n", words);
    }
}
