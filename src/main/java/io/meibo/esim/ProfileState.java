package io.meibo.esim;

/**
 * Where a profile stands at the SM-DP+. Each state is a type: what it does not allow is not there to call. Our orders
 * lead from {@link Available} to {@link Released}; {@link Downloaded}, {@link Installed} and {@link Failed} are only told
 * by notices. There is no state "active": nobody tells us of it.
 */
public sealed interface ProfileState {

    /** The word of the API and the tables. */
    String code();

    /** An order that can be taken back. */
    sealed interface Cancellable extends ProfileState {

        default Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** Ordered and not yet confirmed. */
    sealed interface Ordered extends Cancellable {

        default Confirmed confirm() {
            return new Confirmed();
        }
    }

    /** Held for us, and to our knowledge not ordered yet. */
    record Available() implements Cancellable {

        Ordered order(boolean forOnePhone) {
            return forOnePhone ? new Linked() : new Allocated();
        }

        @Override
        public String code() {
            return "available";
        }
    }

    /** Ordered for whichever phone. */
    record Allocated() implements Ordered {
        @Override
        public String code() {
            return "allocated";
        }
    }

    /** Ordered for the one phone whose EID was given. */
    record Linked() implements Ordered {
        @Override
        public String code() {
            return "linked";
        }
    }

    /** Has its matching id, and cannot be downloaded yet. */
    record Confirmed() implements Cancellable {

        Released release() {
            return new Released();
        }

        @Override
        public String code() {
            return "confirmed";
        }
    }

    /** Can be downloaded by whoever has the code. */
    record Released() implements Cancellable {
        @Override
        public String code() {
            return "released";
        }
    }

    /** On a phone, not installed yet. */
    record Downloaded() implements ProfileState {
        @Override
        public String code() {
            return "downloaded";
        }
    }

    /** Installed on a phone, the last that is ever told. */
    record Installed() implements ProfileState {
        @Override
        public String code() {
            return "installed";
        }
    }

    /** A download or an installation has failed. */
    record Failed() implements Cancellable {
        @Override
        public String code() {
            return "error";
        }
    }

    /** The order is taken back. */
    record Cancelled() implements ProfileState {
        @Override
        public String code() {
            return "cancelled";
        }
    }

    /** Reads what our own orders have come to; throws {@link IllegalArgumentException} for anything else. */
    static ProfileState ofOrders(String code) {
        return switch (code) {
            case "available" -> new Available();
            case "allocated" -> new Allocated();
            case "linked" -> new Linked();
            case "confirmed" -> new Confirmed();
            case "released" -> new Released();
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalArgumentException("no such state of an order: " + code);
        };
    }

    /** What is known: what notices told, wherever they told something, else what our orders have come to. */
    static ProfileState of(ProfileState byOrders, Progress told) {
        return switch (told) {
            case NONE -> byOrders;
            case FAILED -> byOrders instanceof Cancelled ? byOrders : new Failed();
            case DOWNLOADED -> new Downloaded();
            case NOT_INSTALLED -> new Failed();
            case INSTALLED -> new Installed();
        };
    }
}
