package io.meibo.inventory;

import io.meibo.inventory.Allotment.Share;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.WaitingLine.Waiter;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Serves the line when there is stock again. Callers hold the lock of the pool. */
@Component
class Replenishment {

    private final Register register;
    private final RegistrationFlow flow;
    private final WaitingLine line;
    private final Shelves shelves;
    private final StockTerms terms;
    private final StockMarks marks;

    Replenishment(
            Register register,
            RegistrationFlow flow,
            WaitingLine line,
            Shelves shelves,
            StockTerms terms,
            StockMarks marks) {
        this.register = register;
        this.flow = flow;
        this.line = line;
        this.shelves = shelves;
        this.terms = terms;
        this.marks = marks;
    }

    /**
     * Gives what there is to those who wait, first come first served, and wakes them. The stock is theirs before they
     * wake, so nobody can come between. Gives how many were served.
     */
    int serveLine(String pool) {
        int count = 0;
        boolean again = true;
        while (again) {
            again = false;
            for (Share share : allot(pool, line.of(pool)).shares()) {
                RegistrationId reference = share.waiter().reference();
                if (register.lock(reference).ended()) {
                    // its own give-back comes later; whoever stands behind moves up now
                    line.leave(reference);
                    again = true;
                } else if (flow.tell(reference, FlowMessage.STOCK_REPLENISHED)) {
                    line.leave(reference);
                    assign(pool, share);
                    count++;
                }
            }
        }
        marks.look(pool);
        return count;
    }

    /** What this line could have now. */
    Allotment allot(String pool, List<Waiter> waiting) {
        Map<String, Map<String, Integer>> free = waiting.stream()
                .map(Waiter::form)
                .distinct()
                .collect(Collectors.toMap(form -> form, form -> shelves.of(form).inStock(pool)));
        return new Allotment(free, shelves.numbers().inStock(pool), waiting);
    }

    /** Assigns, and tells where that leaves fewer than there should be. */
    void give(String pool, Share share) {
        assign(pool, share);
        marks.look(pool);
    }

    /** Reserves the SIM or card, and the number where one is needed, from where they were allotted. */
    private void assign(String pool, Share share) {
        RegistrationId reference = share.waiter().reference();
        if (share.simOffice() != null) {
            assign(shelves.of(share.waiter().form()), new Place(pool, share.simOffice()), reference);
        }
        if (share.numberOffice() != null) {
            assign(shelves.numbers(), new Place(pool, share.numberOffice()), reference);
        }
    }

    private <I> void assign(Shelf<I> shelf, Place place, RegistrationId reference) {
        InStock<I> item =
                shelf.next(place).orElseThrow(() -> new IllegalStateException("the shelf is emptier than it was"));
        shelf.move(item, item.reserveFor(reference, terms.reservedUntil()));
    }
}
