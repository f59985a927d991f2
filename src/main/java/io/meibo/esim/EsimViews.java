package io.meibo.esim;

import io.meibo.api.Texts;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Iccid;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a profile stands, in the reader's words and without its numbers. */
@Component
public class EsimViews {

    private static final int MOST_UNKNOWN = 100;

    /** What was told at one moment: the point by its number, whether it went well, and that in words. */
    public record Told(OffsetDateTime at, int point, boolean done, String text) {}

    /** A notice about a profile that was never ordered here; of its number only the ends. */
    public record ToldOfUnknown(String iccid, OffsetDateTime at, int point, boolean done, String text) {}

    /**
     * A profile as people read it.
     *
     * @param state {@code none} before there is one, else as in {@link ProfileState}
     * @param iccid its first and last digits
     * @param device last digits of the phone's EID, where one was given
     * @param attempt which order of the registration it is
     * @param codeReady whether the activation code can be shown now
     * @param codeShownAt when it was, null where it was not
     * @param issueAgainLeft whether a code that was seen can be issued again
     * @param said what the SM-DP+ refused last; null where it did not
     */
    public record EsimProfile(
            String state,
            String text,
            @Nullable String iccid,
            @Nullable String device,
            int attempt,
            boolean codeReady,
            @Nullable OffsetDateTime codeShownAt,
            boolean issueAgainLeft,
            @Nullable String said,
            List<Told> notices) {}

    private final Register register;
    private final OrderStore orders;
    private final Devices devices;
    private final ActivationCodes codes;
    private final Mendings mendings;
    private final Notices notices;
    private final Texts texts;

    EsimViews(
            Register register,
            OrderStore orders,
            Devices devices,
            ActivationCodes codes,
            Mendings mendings,
            Notices notices,
            Texts texts) {
        this.register = register;
        this.orders = orders;
        this.devices = devices;
        this.codes = codes;
        this.mendings = mendings;
        this.notices = notices;
        this.texts = texts;
    }

    /** The profile of a registration; 404 for whom it is no business of, and where no eSIM was applied for. */
    @Transactional(readOnly = true)
    public EsimProfile of(RegistrationId reference, Actor actor) {
        if (!actor.mayRead(reference)) {
            throw Refusal.notFound();
        }
        RegistrationCase found = register.get(reference);
        if (!found.facts().deliveryForm().equals(Profiles.ESIM)) {
            throw Refusal.notFound();
        }
        return orders.latest(reference)
                .map(order -> view(found, order))
                .orElseGet(() -> new EsimProfile(
                        "none",
                        texts.of("esim.state.none"),
                        null,
                        devices.masked(reference).orElse(null),
                        0,
                        false,
                        null,
                        true,
                        null,
                        List.of()));
    }

    /** What was told of profiles that were never ordered here, the latest first. */
    public List<ToldOfUnknown> unknown(Actor actor) {
        actor.require(Role.MANAGER, Role.AUDITOR);
        return notices.unknown(MOST_UNKNOWN).stream()
                .map(notice -> new ToldOfUnknown(
                        masked(notice.printed()), notice.at(), notice.point(), notice.done(), text(notice)))
                .toList();
    }

    private EsimProfile view(RegistrationCase found, ProfileOrder order) {
        Optional<OffsetDateTime> shownAt = codes.shownAt(order);
        String state = order.state().code();
        return new EsimProfile(
                state,
                texts.of("esim.state." + state),
                masked(order.iccid().digits()),
                devices.masked(order.reference()).orElse(null),
                order.attempt(),
                order.released()
                        && !found.ended()
                        && shownAt.isEmpty()
                        && !order.told().left(),
                shownAt.orElse(null),
                mendings.left(order.reference()),
                said(order),
                notices.of(order).stream()
                        .map(notice -> new Told(notice.at(), notice.point(), notice.done(), text(notice)))
                        .toList());
    }

    private @Nullable String said(ProfileOrder order) {
        ProfileOrder.Said said = order.said();
        if (said == null || !said.no()) {
            return null;
        }
        return texts.of("esim.said", texts.of("esim.function." + said.function()), reason(said));
    }

    private String reason(ProfileOrder.Said said) {
        if (said.status().equals(Answer.Status.EXPIRED.code())) {
            return texts.of("esim.reason.expired");
        }
        String codes = said.subject() + " / " + said.reason();
        return texts.find(
                        org.springframework.context.i18n.LocaleContextHolder.getLocale(),
                        "esim.reason." + said.reason())
                .map(text -> text + " (" + codes + ")")
                .orElseGet(() -> texts.of("esim.reason.other", codes));
    }

    private String text(Notice notice) {
        String point = notice.point() >= 1 && notice.point() <= 4 ? Integer.toString(notice.point()) : "other";
        return texts.of("esim.point." + point + (notice.done() ? ".done" : ".failed"), notice.point());
    }

    private static String masked(String iccid) {
        return Iccid.of(iccid)
                .map(Iccid::digits)
                .filter(digits -> digits.length() > 8)
                .map(digits -> digits.substring(0, 6) + "…" + digits.substring(digits.length() - 2))
                .orElse("…");
    }
}
