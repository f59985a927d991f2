package io.meibo.inventory;

import io.meibo.shared.RegistrationId;
import java.util.Optional;

/**
 * A SIM or a number ({@code I} is its type) in one of four states. What a state does not allow is not there to call: only
 * what is in stock can be reserved, only what is reserved can be issued.
 */
sealed interface StockItem<I> {

    I id();

    String pool();

    StockState state();

    /** The registration that holds it. */
    default Optional<RegistrationId> holder() {
        return Optional.empty();
    }

    /** Whether it is out of our hands: the card given away, the number switched on. */
    boolean leftTheHouse();

    /** Free for the next registration. */
    record InStock<I>(I id, String pool) implements StockItem<I> {

        Reserved<I> reserveFor(RegistrationId reference) {
            return new Reserved<>(id, pool, reference, false);
        }

        Blocked<I> block() {
            return new Blocked<>(id, pool, false);
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

    /** Held for one registration, which may still give it back. */
    record Reserved<I>(I id, String pool, RegistrationId reference, boolean leftTheHouse) implements StockItem<I> {

        Issued<I> issue() {
            return new Issued<>(id, pool, reference);
        }

        Reserved<I> leave() {
            return new Reserved<>(id, pool, reference, true);
        }

        /** Back on the shelf, or out of use where it is in somebody's hands: the next holder would not be the only one. */
        StockItem<I> giveBack() {
            return leftTheHouse ? new Blocked<>(id, pool, true) : new InStock<>(id, pool);
        }

        @Override
        public StockState state() {
            return StockState.RESERVED;
        }

        @Override
        public Optional<RegistrationId> holder() {
            return Optional.of(reference);
        }
    }

    /** Bound to its holder for good. */
    record Issued<I>(I id, String pool, RegistrationId reference) implements StockItem<I> {

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

    /** Out of use: damaged, lost, or given back after it had left the house. */
    record Blocked<I>(I id, String pool, boolean leftTheHouse) implements StockItem<I> {

        /** Back on the shelf; empty for what has left the house. */
        Optional<InStock<I>> unblock() {
            return leftTheHouse ? Optional.empty() : Optional.of(new InStock<>(id, pool));
        }

        @Override
        public StockState state() {
            return StockState.BLOCKED;
        }
    }
}
