package io.meibo.inventory;

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

    Replenishment(Register register, RegistrationFlow flow, WaitingLine line, Shelves shelves) {
        this.register = register;
        this.flow = flow;
        this.line = line;
        this.shelves = shelves;
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
            for (Waiter waiter : served(pool, line.of(pool))) {
                RegistrationId reference = waiter.reference();
                if (register.lock(reference).ended()) {
                    // its own give-back comes later; whoever stands behind moves up now
                    line.leave(reference);
                    again = true;
                } else if (flow.tell(reference, FlowMessage.STOCK_REPLENISHED)) {
                    line.leave(reference);
                    assign(pool, waiter);
                    count++;
                }
            }
        }
        return count;
    }

    /** Those of this line whose turn it is now. */
    List<Waiter> served(String pool, List<Waiter> waiting) {
        Map<String, Integer> free = waiting.stream()
                .map(Waiter::form)
                .distinct()
                .collect(Collectors.toMap(form -> form, form -> shelves.of(form).inStock(pool)));
        return Allotment.served(free, shelves.numbers().inStock(pool), waiting);
    }

    /** Reserves the SIM or card, and the number where one is needed; there must be enough of both. */
    void assign(String pool, Waiter waiter) {
        assign(shelves.of(waiter.form()), pool, waiter.reference());
        if (waiter.needsNumber()) {
            assign(shelves.numbers(), pool, waiter.reference());
        }
    }

    private static <I> void assign(Shelf<I> shelf, String pool, RegistrationId reference) {
        InStock<I> item =
                shelf.next(pool).orElseThrow(() -> new IllegalStateException("the shelf is emptier than it was"));
        shelf.move(item, item.reserveFor(reference));
    }
}
