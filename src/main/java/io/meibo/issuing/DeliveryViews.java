package io.meibo.issuing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.issuing.DeliveryAddresses.Known;
import io.meibo.policy.DeliveryTerms;
import io.meibo.policy.DeliveryTerms.Terms;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a posted card is, what policy says of its post, and for the clerk who posts it: where to. */
@Service
public class DeliveryViews {

    private static final List<String> HANDS_ON = List.of(HandOvers.EVIDENCE, ReturnedMail.EVIDENCE);

    /** A parcel; {@code outcome} is {@code delivered} or {@code returned}, null while it is on its way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ParcelView(
            String trackingNumber,
            String postKind,
            OffsetDateTime postedAt,
            @Nullable String outcome,
            @Nullable OffsetDateTime outcomeAt,
            @Nullable OffsetDateTime checkedInAt) {}

    /**
     * {@code post} is {@code registered-no-forwarding}, {@code tracked} or {@code person} by table delivery-terms; {@code
     * addressProved} whether the address to be used is proved where only a proved one will do. {@code address} is told to
     * the assignee of the task in hand alone. Parcels are in the order in which they were posted.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            RegistrationId reference,
            String method,
            @Nullable String post,
            @Nullable Boolean provedAddressOnly,
            @Nullable Boolean addressProved,
            @Nullable Address address,
            List<ParcelView> parcels) {}

    private final Register register;
    private final DeliveryTerms terms;
    private final DeliveryAddresses addresses;
    private final Parcels parcels;
    private final HumanTasks tasks;
    private final Reveals reveals;

    DeliveryViews(
            Register register,
            DeliveryTerms terms,
            DeliveryAddresses addresses,
            Parcels parcels,
            HumanTasks tasks,
            Reveals reveals) {
        this.register = register;
        this.terms = terms;
        this.addresses = addresses;
        this.parcels = parcels;
        this.tasks = tasks;
        this.reveals = reveals;
    }

    /** For staff and for the applicant himself; the address in clear is recorded as a look. */
    @Transactional
    public DeliveryView of(RegistrationId reference, Actor actor) {
        if (!actor.mayRead(reference)) {
            throw Refusal.notFound();
        }
        RegistrationCase found = register.get(reference);
        List<ParcelView> posted = parcels.of(reference).stream()
                .map(parcel -> new ParcelView(
                        parcel.trackingNumber(),
                        parcel.postKind(),
                        parcel.postedAt(),
                        parcel.outcome() == null ? null : parcel.outcome().code(),
                        parcel.outcomeAt(),
                        parcel.checkedInAt()))
                .toList();
        Optional<HumanTask> task = taskInHand(reference, actor);
        if (!actor.isStaff()) {
            return new DeliveryView(reference, found.facts().deliveryMethod(), null, null, null, null, posted);
        }
        Terms asked = terms.of(found);
        Known known = addresses.current(found);
        task.ifPresent(open -> reveals.record(reference, actor, Purpose.HAND_OVER, "delivery address", open.id()));
        return new DeliveryView(
                reference,
                found.facts().deliveryMethod(),
                asked.post().code(),
                asked.provedAddressOnly(),
                known.proved(),
                task.isPresent() ? known.address() : null,
                posted);
    }

    private Optional<HumanTask> taskInHand(RegistrationId reference, Actor actor) {
        if (!actor.isStaff()) {
            return Optional.empty();
        }
        return tasks.of(reference, actor).stream()
                .filter(task -> HANDS_ON.contains(task.evidence()) && actor.id().equals(task.assignee()))
                .findFirst();
    }
}
