package io.meibo.intake;

import io.meibo.policy.Products;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.reading.IdReadings;
import io.meibo.register.CardsOnTheirWay;
import io.meibo.register.DeviceGiven;
import io.meibo.register.Ending;
import io.meibo.register.Endings;
import io.meibo.register.HeldStock;
import io.meibo.register.Offices;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of applying: enter, submit, withdraw (correcting is {@link Corrections}). Each is one transaction in which row and process move
 * together.
 */
@Service
public class Intake {

    private final EntryReader reader;
    private final Register register;
    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final RegistrationFlow flow;
    private final Products products;
    private final HeldStock stock;
    private final CardsOnTheirWay cards;
    private final IntakeStore store;
    private final IdReadings readings;
    private final ApplicationEventPublisher events;
    private final Offices offices;
    private final Endings endings;

    Intake(
            EntryReader reader,
            Register register,
            PersonalDataVault vault,
            Fingerprints fingerprints,
            RegistrationFlow flow,
            Products products,
            HeldStock stock,
            CardsOnTheirWay cards,
            IntakeStore store,
            IdReadings readings,
            ApplicationEventPublisher events,
            Offices offices,
            Endings endings) {
        this.reader = reader;
        this.register = register;
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.flow = flow;
        this.products = products;
        this.stock = stock;
        this.cards = cards;
        this.store = store;
        this.readings = readings;
        this.events = events;
        this.offices = offices;
        this.endings = endings;
    }

    /**
     * Enters a registration (JSON of the contract, pages by kind) as a draft and, unless told otherwise, starts its
     * process. Refuses with all faults at once; nothing is kept then.
     */
    @Transactional
    public Register.Entered enter(byte[] registration, Map<String, byte[]> pages, boolean start, Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        Entry entry = reader.read(registration, pages, actor);
        Register.Entered entered = register.enter(
                entry.facts(),
                actor,
                entry.external() == null ? null : entry.external().system(),
                entry.external() == null ? null : entry.external().id());
        keep(entered.reference(), 1, entry);
        store.keepConsents(entered.reference(), entry.consents());
        if (entry.device() != null) {
            events.publishEvent(new DeviceGiven(entered.reference(), entry.device()));
        }
        offices.enter(entered.reference(), actor, entry.office());
        if (start) {
            flow.start(entry.processKey(), entered.reference());
        }
        return entered;
    }

    /** Starts a draft. */
    @Transactional
    public void submit(RegistrationId reference, Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        RegistrationCase draft = register.lock(reference);
        if (actor.is(Role.INTEGRATION) && !draft.enteredBy().equals(actor.id())) {
            throw Refusal.notFound();
        }
        if (draft.status() != RegistrationStatus.DRAFT) {
            throw Refusal.wrongState("WRONG_STATE", draft.status().code());
        }
        flow.start(products.get(draft.facts().product()).process(), reference);
    }

    /** Ends a registration whose SIM the applicant has not received yet, and gives everything back. */
    @Transactional
    public void withdraw(RegistrationId reference, Actor actor) {
        requireApplicantOr(actor, reference, Role.CLERK);
        RegistrationCase now = register.lock(reference);
        if (now.ended() || isHandedOver(now)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
        if (now.status() == RegistrationStatus.DRAFT) {
            register.withdrawDraft(reference);
            endings.record(reference, Ending.WITHDRAWN);
        } else if (!flow.tell(reference, FlowMessage.REGISTRATION_WITHDRAWN)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
    }

    /**
     * The SIM of a contract is in its holder's hands; only the end of the contract brings it back now. One that is with
     * the post is in nobody's hands.
     */
    private boolean isHandedOver(RegistrationCase registration) {
        return registration.status() == RegistrationStatus.ISSUING
                && !cards.isOnItsWay(registration.reference())
                && stock.of(registration.reference())
                        .map(HeldStock.Held::leftTheHouse)
                        .orElse(false);
    }

    void keep(RegistrationId reference, int round, Entry entry) {
        if (entry.personalData() != null) {
            vault.keep(reference, round, entry.personalData());
            fingerprints.index(reference, entry.personalData());
        }
        for (Map.Entry<String, PageInspector.Page> page : entry.pages().entrySet()) {
            PageInspector.Page content = page.getValue();
            vault.keepAttachment(
                    reference,
                    round,
                    page.getKey(),
                    content.mediaType(),
                    content.width(),
                    content.height(),
                    content.content());
            content.filing().under(reference, round);
        }
        if (entry.reading() != null) {
            readings.usedFor(entry.reading(), reference, round);
        }
    }

    static void requireApplicantOr(Actor actor, RegistrationId reference, Role role) {
        if (actor.isApplicant()) {
            if (!actor.own().filter(reference::equals).isPresent()) {
                throw Refusal.notFound();
            }
        } else {
            actor.require(role);
        }
    }
}
