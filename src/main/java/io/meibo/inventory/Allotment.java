package io.meibo.inventory;

import io.meibo.inventory.WaitingLine.Waiter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who in a line may be served from what lies on the shelves. Everybody takes from the own office first, then from the
 * central store, never from another office. Strictly in order of arrival among those who could use the same item: what
 * somebody further ahead still waits for is theirs already, even while the other half is missing, so nobody is overtaken
 * and nobody starves. Nobody gets a SIM without the number that belongs to it.
 */
final class Allotment {

    /** One whose turn it is, and from which office each half comes; null for what is held already or not needed. */
    record Share(Waiter waiter, @Nullable String simOffice, @Nullable String numberOffice) {}

    private final Map<String, Map<String, Integer>> sims = new HashMap<>();
    private final Map<String, Integer> numbers;
    private final List<Share> shares = new ArrayList<>();

    /** Takes what is free, SIMs by form and office and numbers by office, and the line in order. */
    Allotment(Map<String, Map<String, Integer>> sims, Map<String, Integer> numbers, List<Waiter> line) {
        sims.forEach((form, offices) -> this.sims.put(form, new HashMap<>(offices)));
        this.numbers = new HashMap<>(numbers);
        for (Waiter waiter : line) {
            String sim = waiter.needsSim() ? take(simsOf(waiter.form()), waiter.office()) : null;
            String number = waiter.needsNumber() ? take(this.numbers, waiter.office()) : null;
            if ((sim != null || !waiter.needsSim()) && (number != null || !waiter.needsNumber())) {
                shares.add(new Share(waiter, sim, number));
            }
        }
    }

    /** Those whose turn it is now. */
    List<Share> shares() {
        return shares;
    }

    /** How many numbers nobody in the line can claim, by office. */
    Map<String, Integer> numbersLeft() {
        return numbers;
    }

    private Map<String, Integer> simsOf(String form) {
        return sims.computeIfAbsent(form, none -> new HashMap<>());
    }

    private static @Nullable String take(Map<String, Integer> free, String office) {
        for (String open : Place.open(office)) {
            int left = free.getOrDefault(open, 0);
            if (left > 0) {
                free.put(open, left - 1);
                return open;
            }
        }
        return null;
    }
}
