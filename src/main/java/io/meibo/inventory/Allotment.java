package io.meibo.inventory;

import io.meibo.inventory.WaitingLine.Waiter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who in a line may be served from what lies on the shelf. Strictly in order for each kind: what somebody further ahead
 * still waits for is theirs already, even while the other half is missing, so nobody is overtaken and nobody starves.
 * Nobody gets a SIM without the number that belongs to it.
 */
final class Allotment {

    private Allotment() {}

    /** Takes the free SIMs by form, the free numbers of a pool and its line; gives those whose turn it is. */
    static List<Waiter> served(Map<String, Integer> sims, int numbers, List<Waiter> line) {
        var served = new ArrayList<Waiter>();
        var simsLeft = new HashMap<>(sims);
        int numbersLeft = numbers;
        for (Waiter waiter : line) {
            boolean sim = simsLeft.merge(waiter.form(), -1, Integer::sum) >= 0;
            boolean number = !waiter.needsNumber() || --numbersLeft >= 0;
            if (sim && number) {
                served.add(waiter);
            }
        }
        return served;
    }
}
