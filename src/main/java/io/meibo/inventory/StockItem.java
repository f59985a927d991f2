package io.meibo.inventory;

import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A SIM, card or number ({@code I} is the type of its id) in exactly one state. What a state does not allow is not there to
 * call: only what is in stock can be reserved, only what is reserved can be issued, nothing leaves the scrap. The
 * constraints of the tables say the same.
 */
sealed interface StockItem<I> {

    I id();

    Place place();

    StockState state();

    default String pool() {
        return place().pool();
    }

    /** The registration that holds it, or is shown it for some minutes. */
    default Optional<RegistrationId> holder() {
        return Optional.empty();
    }

    /** Until when it is offered, reserved or resting. */
    default Optional<OffsetDateTime> until() {
        return Optional.empty();
    }

    /** Why it is out of use. */
    default Optional<StockReason> reason() {
        return Optional.empty();
    }

    /** Whether it is out of our hands: the card given away, the number switched on. */
    boolean leftTheHouse();

    /** Free for the next registration. */
    record InStock<I>(I id, Place place) implements StockItem<I> {

        Reserved<I> reserveFor(RegistrationId reference, OffsetDateTime until) {
            return new Reserved<>(id, place, reference, until, false);
        }

        Offered<I> offerTo(RegistrationId reference, OffsetDateTime until) {
            return new Offered<>(id, place, reference, until);
        }

        Blocked<I> block(StockReason why) {
            return new Blocked<>(id, place, why, false);
        }

        Scrapped<I> scrap(StockReason why) {
            return new Scrapped<>(id, place, why, false);
        }

        @Override
        public StockState state() {
            return StockState.IN_STOCK;
        }

        @Override
        public boolean leftTheHouse() {
            return false;
        }
    }

    /** A number that one registration may choose for some minutes; only one is shown it at a time. */
    record Offered<I>(I id, Place place, RegistrationId reference, OffsetDateTime heldUntil) implements StockItem<I> {

        Reserved<I> choose(OffsetDateTime until) {
            return new Reserved<>(id, place, reference, until, false);
        }

        InStock<I> lapse() {
            return new InStock<>(id, place);
        }

        @Override
        public StockState state() {
            return StockState.OFFERED;
        }

        @Override
        public Optional<RegistrationId> holder() {
            return Optional.of(reference);
        }

        @Override
        public Optional<OffsetDateTime> until() {
            return Optional.of(heldUntil);
        }

        @Override
        public boolean leftTheHouse() {
            return false;
        }
    }

    /**
     * Held for one registration, which may still give it back. When its time is over it is shown to the manager, and
     * nothing else: only the case itself, or a person, takes it away.
     */
    record Reserved<I>(I id, Place place, RegistrationId reference, OffsetDateTime heldUntil, boolean leftTheHouse)
            implements StockItem<I> {

        Issued<I> issue() {
            return new Issued<>(id, place, reference);
        }

        Reserved<I> leave() {
            return new Reserved<>(id, place, reference, heldUntil, true);
        }

        Reserved<I> prolong(OffsetDateTime until) {
            return new Reserved<>(id, place, reference, until, leftTheHouse);
        }

        /** The post brought it back unopened. */
        Reserved<I> comeBack() {
            return new Reserved<>(id, place, reference, heldUntil, false);
        }

        /** Back on the shelf, or out of use where it is in somebody's hands: the next holder would not be the only one. */
        StockItem<I> giveBack() {
            return leftTheHouse ? block(StockReason.GIVEN_BACK) : new InStock<>(id, place);
        }

        /** As for a number: back on the shelf, or to rest where it was switched on and others know it. */
        StockItem<I> giveBackOrRest(OffsetDateTime until) {
            return leftTheHouse ? new Resting<>(id, place, until) : new InStock<>(id, place);
        }

        /** As for a profile that was never downloaded. */
        InStock<I> unused() {
            return new InStock<>(id, place);
        }

        Blocked<I> block(StockReason why) {
            return new Blocked<>(id, place, why, leftTheHouse);
        }

        Scrapped<I> scrap(StockReason why) {
            return new Scrapped<>(id, place, why, leftTheHouse);
        }

        @Override
        public StockState state() {
            return StockState.RESERVED;
        }

        @Override
        public Optional<RegistrationId> holder() {
            return Optional.of(reference);
        }

        @Override
        public Optional<OffsetDateTime> until() {
            return Optional.of(heldUntil);
        }
    }

    /** Bound to its holder until the line ends or another takes its place. */
    record Issued<I>(I id, Place place, RegistrationId reference) implements StockItem<I> {

        Blocked<I> block(StockReason why) {
            return new Blocked<>(id, place, why, true);
        }

        /** As for a number whose line has ended. */
        Resting<I> rest(OffsetDateTime until) {
            return new Resting<>(id, place, until);
        }

        /** As for a profile that was never downloaded. */
        InStock<I> unused() {
            return new InStock<>(id, place);
        }

        @Override
        public StockState state() {
            return StockState.ISSUED;
        }

        @Override
        public Optional<RegistrationId> holder() {
            return Optional.of(reference);
        }

        @Override
        public boolean leftTheHouse() {
            return true;
        }
    }

    /** A number that was in use: nobody gets it until those who knew it have stopped calling. */
    record Resting<I>(I id, Place place, OffsetDateTime restsUntil) implements StockItem<I> {

        InStock<I> wake() {
            return new InStock<>(id, place);
        }

        Scrapped<I> scrap(StockReason why) {
            return new Scrapped<>(id, place, why, true);
        }

        @Override
        public StockState state() {
            return StockState.RESTING;
        }

        @Override
        public Optional<OffsetDateTime> until() {
            return Optional.of(restsUntil);
        }

        @Override
        public boolean leftTheHouse() {
            return true;
        }
    }

    /** Out of use for now: damaged, lost, or given back after it had left the house. */
    record Blocked<I>(I id, Place place, StockReason why, boolean leftTheHouse) implements StockItem<I> {

        /** Back on the shelf; empty for what has left the house. */
        Optional<InStock<I>> unblock() {
            return leftTheHouse ? Optional.empty() : Optional.of(new InStock<>(id, place));
        }

        /** The post brought it back after its registration had ended. */
        Blocked<I> comeBack() {
            return new Blocked<>(id, place, why, false);
        }

        Scrapped<I> scrap(StockReason because) {
            return new Scrapped<>(id, place, because, leftTheHouse);
        }

        @Override
        public StockState state() {
            return StockState.BLOCKED;
        }

        @Override
        public Optional<StockReason> reason() {
            return Optional.of(why);
        }
    }

    /** Gone for good. */
    record Scrapped<I>(I id, Place place, StockReason why, boolean leftTheHouse) implements StockItem<I> {

        @Override
        public StockState state() {
            return StockState.SCRAPPED;
        }

        @Override
        public Optional<StockReason> reason() {
            return Optional.of(why);
        }
    }
}
