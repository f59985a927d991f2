package io.meibo.esim;

import io.meibo.esim.ProfileOrder.Secrets;
import io.meibo.esim.SmDp.FinalState;
import io.meibo.register.HeldStock;
import io.meibo.register.ProfileGivenBack;
import io.meibo.register.Register;
import io.meibo.shared.Iccid;
import io.meibo.shared.RegistrationId;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the models do with a registration's profile. All verbs may be repeated: an order is on record before it goes out,
 * each call has an id made of that record, and the SM-DP+ does nothing twice. Nothing is locked while the SM-DP+ is asked.
 */
@Service
public class Profiles {

    /** How a download stands: installed, or in need of a person. */
    public record Download(boolean installed, boolean stuck) {}

    static final String ESIM = "esim";

    private static final String DOWNLOAD_ORDER = "downloadOrder";
    private static final String CONFIRM_ORDER = "confirmOrder";
    private static final String RELEASE_PROFILE = "releaseProfile";
    private static final String CANCEL_ORDER = "cancelOrder";
    private static final String COUNTER = "counter";
    private static final int MOST_TRIES = 3;

    private final Register register;
    private final HeldStock stock;
    private final OrderStore orders;
    private final Devices devices;
    private final ObjectProvider<SmDp> smDp;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Profiles(
            Register register,
            HeldStock stock,
            OrderStore orders,
            Devices devices,
            ObjectProvider<SmDp> smDp,
            ApplicationEventPublisher events) {
        this.register = register;
        this.stock = stock;
        this.orders = orders;
        this.devices = devices;
        this.smDp = smDp;
        this.events = events;
    }

    /**
     * Holds a profile where one is applied for and in stock, and puts its order on record before anything is asked
     * outside.
     */
    @Transactional
    public void hold(RegistrationId reference) {
        boolean wanted = register.get(reference).facts().deliveryForm().equals(ESIM);
        if (!wanted || smDp.getIfAvailable() == null || orders.open(reference).isPresent()) {
            return;
        }
        stock.holdProfile(reference)
                .ifPresent(iccid -> orders.note(reference, iccid, "%08d".formatted(random.nextInt(100_000_000))));
    }

    /**
     * Orders the profile on record. A no of the SM-DP+ takes the profile out of use, and the registration is left without:
     * a later step orders another.
     */
    @Transactional
    public void order(RegistrationId reference) {
        orders.open(reference).ifPresent(this::order);
    }

    /** Confirms and releases; only after approval, contract and deposit. True where a clerk is to show the code. */
    @Transactional
    public boolean release(RegistrationId reference) {
        Optional<ProfileOrder> confirmed = orders.open(reference).map(this::confirm);
        Optional<ProfileOrder> released = confirmed.map(this::release);
        return released.filter(ProfileOrder::released).isPresent()
                && register.get(reference).facts().deliveryMethod().equals(COUNTER);
    }

    /** How the download stands, by what notices have told. A profile that could not be released is in need of a person. */
    @Transactional(readOnly = true)
    public Download download(RegistrationId reference) {
        Optional<ProfileOrder> order = orders.open(reference);
        boolean installed =
                order.filter(found -> found.told() == Progress.INSTALLED).isPresent();
        boolean waiting =
                order.filter(found -> found.released() && !found.told().stuck()).isPresent();
        return new Download(installed, !installed && !waiting);
    }

    /**
     * Takes the order back on a way out and says what has become of the profile. It may be given to the next one only
     * where its code was never seen, no phone was told of and the SM-DP+ took the order back; else it is out of use: an
     * ICCID costs little, two people with the same one cost much.
     */
    @Transactional
    public void cancel(RegistrationId reference) {
        Optional<ProfileOrder> open = orders.open(reference);
        boolean reusable = true;
        if (open.isPresent()) {
            ProfileOrder order =
                    open.get().byOrders() instanceof ProfileState.Available ? order(open.get()) : open.get();
            reusable = order.open() ? cancel(order, order.untouched()) : false;
        }
        if (register.get(reference).facts().deliveryForm().equals(ESIM)) {
            events.publishEvent(new ProfileGivenBack(reference, reusable));
        }
    }

    /** Takes the order back and the profile out of use, so that another one may be ordered in its place. */
    @Transactional
    public void retire(RegistrationId reference) {
        orders.open(reference).ifPresent(order -> {
            cancel(order, false);
            events.publishEvent(new ProfileGivenBack(reference, false));
        });
    }

    /** The line has ended: its profile is out of use for good. What is on a phone no order can take back. */
    @Transactional
    public void close(RegistrationId reference) {
        orders.open(reference).ifPresent(order -> {
            if (order.told().left()) {
                orders.close(orders.lock(order), "ended");
            } else {
                cancel(order, false);
            }
            events.publishEvent(new ProfileGivenBack(reference, false));
        });
    }

    private ProfileOrder order(ProfileOrder order) {
        if (!(order.byOrders() instanceof ProfileState.Available available)) {
            return order;
        }
        var eid = orders.secrets(order).eid();
        Answer answer = ask(order, DOWNLOAD_ORDER, id -> smDp().downloadOrder(id, order.iccid(), eid));
        requireSame(order, answer);
        ProfileOrder now = orders.lock(order);
        if (now.open() && now.byOrders() instanceof ProfileState.Available) {
            orders.said(now, DOWNLOAD_ORDER, answer);
            if (answer.done()) {
                orders.move(now, available.order(devices.isGiven(order.reference())));
            } else {
                orders.close(now, "refused");
                events.publishEvent(new ProfileGivenBack(order.reference(), false));
            }
        }
        return orders.lock(order);
    }

    private ProfileOrder confirm(ProfileOrder order) {
        if (!(order.byOrders() instanceof ProfileState.Ordered ordered)) {
            return order;
        }
        Secrets secrets = orders.secrets(order);
        Answer answer = ask(order, CONFIRM_ORDER, id -> smDp().confirmOrder(
                        id, order.iccid(), secrets.eid(), secrets.confirmationCode()));
        ProfileOrder now = orders.lock(order);
        if (now.open() && now.byOrders() instanceof ProfileState.Ordered) {
            orders.said(now, CONFIRM_ORDER, answer);
            if (answer.done()) {
                orders.confirmed(
                        now, ordered.confirm(), Objects.requireNonNull(answer.matchingId()), answer.smdpAddress());
            }
        }
        return orders.lock(order);
    }

    private ProfileOrder release(ProfileOrder order) {
        if (!(order.byOrders() instanceof ProfileState.Confirmed confirmed)) {
            return order;
        }
        Answer answer = ask(order, RELEASE_PROFILE, id -> smDp().releaseProfile(id, order.iccid()));
        ProfileOrder now = orders.lock(order);
        if (now.open() && now.byOrders() instanceof ProfileState.Confirmed) {
            orders.said(now, RELEASE_PROFILE, answer);
            if (answer.done()) {
                orders.move(now, confirmed.release());
            }
        }
        return orders.lock(order);
    }

    /** Takes the order back; true where the profile may be used again. What cannot be taken back stays blocked. */
    private boolean cancel(ProfileOrder order, boolean clean) {
        Answer answer = clean ? cancel(order, CANCEL_ORDER, FinalState.AVAILABLE) : cancel(order);
        boolean reusable = clean && answer.done();
        if (clean && !answer.done()) {
            answer = cancel(order);
        }
        ProfileOrder now = orders.lock(order);
        orders.said(now, CANCEL_ORDER, answer);
        if (answer.done()) {
            orders.move(now, new ProfileState.Cancelled());
        }
        orders.close(now, answer.done() ? "cancelled" : "blocked");
        return reusable && now.untouched();
    }

    private Answer cancel(ProfileOrder order) {
        return cancel(order, CANCEL_ORDER + "-for-good", FinalState.UNAVAILABLE);
    }

    private Answer cancel(ProfileOrder order, String call, FinalState last) {
        Secrets secrets = orders.secrets(order);
        Answer answer = ask(
                order, call, id -> smDp().cancelOrder(id, order.iccid(), secrets.eid(), secrets.matchingId(), last));
        if (answer.passing()) {
            // closed now it would stay downloadable, with nobody to it
            throw new SmDpUnavailable("SM-DP+ did not get to " + CANCEL_ORDER, null);
        }
        return answer;
    }

    /** Where nothing was done and nothing said: the same is asked again under the next id, as stable as the first. */
    private static Answer ask(ProfileOrder order, String call, Function<String, Answer> question) {
        Answer answer = question.apply(order.callId(call, 1));
        for (int tries = 2; tries <= MOST_TRIES && answer.passing(); tries++) {
            answer = question.apply(order.callId(call, tries));
        }
        return answer;
    }

    private static void requireSame(ProfileOrder order, Answer answer) {
        boolean other = answer.done()
                && answer.iccid() != null
                && !Iccid.of(answer.iccid()).equals(Optional.of(order.iccid()));
        if (other) {
            throw new SmDpUnavailable("SM-DP+ ordered another profile than it was asked for", null);
        }
    }

    private SmDp smDp() {
        return smDp.getIfAvailable(() -> {
            throw new SmDpUnavailable("no SM-DP+ is set up", null);
        });
    }
}
