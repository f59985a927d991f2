package io.meibo.identity.line;

import io.meibo.identity.line.Holders.Holder;
import io.meibo.identity.line.LinePlaces.State;
import io.meibo.policy.LineLimit;
import io.meibo.policy.Policy;
import io.meibo.policy.Products;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.StageEntered;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a person below the limit of lines of an operator (CN-06, CN-12, JP-21, SC-07). Whoever applies takes a place when
 * the check finds one free, so that lines held, reserved and applied for count alike; the place is given back in the very
 * transaction in which the registration ends without a line. Places of one person are counted and taken one at a time.
 */
@Service
public class Lines {

    /** What the person holds of the operator without this registration: for sure, and with namesakes' lines. */
    public record Count(int held, int withNamesakes) {}

    private final LineLocks locks;
    private final LinePlaces places;
    private final Register register;
    private final Policy policy;
    private final Products products;

    Lines(LineLocks locks, LinePlaces places, Register register, Policy policy, Products products) {
        this.locks = locks;
        this.places = places;
        this.register = register;
        this.policy = policy;
        this.products = products;
    }

    /**
     * Counts, and takes a place where the limit has one left; where it has none, a place from an earlier round is given
     * back. May be repeated.
     */
    @Transactional
    public Count claim(RegistrationId reference, LineLimit limit) {
        RegistrationCase own = register.get(reference);
        Count count = lockedCount(own);
        if (fits(limit, count)) {
            places.hold(reference, own.facts().operator(), counted(own), false);
        } else {
            places.move(reference, State.ENDED);
        }
        return count;
    }

    /**
     * Makes sure of a place for a registration that was approved. Where the limit is the operator's own a person has
     * decided to go beyond it, and the place says so. Where it is the law's nobody can, and no road leads here: it fails
     * for a person to look at.
     */
    @Transactional
    public void take(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        Count count = lockedCount(own);
        if (places.isHeld(reference)) {
            return;
        }
        LineLimit limit = policy.lineLimit(own.facts().product(), own.facts().appliedOn());
        boolean fits = fits(limit, count);
        if (!fits && limit.oneMoreThan(count.held()) == CheckOutcome.FAILED) {
            throw new IllegalStateException("approved beyond a limit of the law");
        }
        places.hold(reference, own.facts().operator(), counted(own), !fits);
    }

    /**
     * The registration came to its end, with a line or without one, or its line to its own. Needs no lock of lines: a place can only become free
     * by this, and whoever counts at the same time merely counts one too many.
     */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() == null) {
            return;
        }
        switch (stage.status()) {
            case COMPLETED -> places.move(stage.reference(), State.ACTIVE);
            case REJECTED, WITHDRAWN, EXPIRED, CANCELLED, TERMINATED -> places.move(stage.reference(), State.ENDED);
            default -> {
                // still on its way: the place stays
            }
        }
    }

    private Count lockedCount(RegistrationCase own) {
        String operator = own.facts().operator();
        Holder holder = locks.lock(operator, own.reference());
        if (register.lock(own.reference()).ended()) {
            throw Refusal.wrongState("WRONG_STATE", own.status().code());
        }
        Set<RegistrationId> others = new HashSet<>(holder.own());
        others.remove(own.reference());
        int held = places.count(operator, counted(own), others);
        return new Count(held, held + places.count(operator, counted(own), holder.namesakes()));
    }

    private static boolean fits(LineLimit limit, Count count) {
        CheckOutcome one = limit.oneMoreThan(count.held());
        return one == CheckOutcome.PASSED || one == CheckOutcome.NOT_APPLICABLE;
    }

    /** Lines of one service are counted together: phone cards apart from data and IoT cards (domain.md 10). */
    private String counted(RegistrationCase own) {
        return products.find(own.facts().product())
                .map(product -> product.service().name().toLowerCase(Locale.ROOT))
                .orElse("other");
    }
}
