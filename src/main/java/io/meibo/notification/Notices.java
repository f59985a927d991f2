package io.meibo.notification;

import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.StageEntered;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The verbs of notices: write one with the step that gives rise to it, deliver it, look at it in the outbox. Writing
 * takes part in the step's transaction; delivery has a process of its own, so that no registration waits for mail.
 */
@Service
public class Notices {

    /** A notice opened by somebody of the house; {@code recipient} is null where the applicant gave no address. */
    public record Opened(Notice notice, @Nullable String recipient, Letter letter) {}

    private final NoticeStore store;
    private final LetterWriter writer;
    private final Mailer mailer;
    private final SmsGateway sms;
    private final NoticeSettings settings;
    private final Register register;
    private final PersonalDataVault vault;
    private final Reveals reveals;
    private final RegistrationFlow flow;

    Notices(
            NoticeStore store,
            LetterWriter writer,
            Mailer mailer,
            SmsGateway sms,
            NoticeSettings settings,
            Register register,
            PersonalDataVault vault,
            Reveals reveals,
            RegistrationFlow flow) {
        this.store = store;
        this.writer = writer;
        this.mailer = mailer;
        this.sms = sms;
        this.settings = settings;
        this.register = register;
        this.vault = vault;
        this.reveals = reveals;
        this.flow = flow;
    }

    /** The process reached a point at which the model says that the applicant is told something. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.notice() == null) {
            return;
        }
        RegistrationCase registration = register.get(stage.reference());
        String recipient = vault.find(stage.reference())
                .map(person -> person.applicant().email())
                .filter(email -> !email.isBlank())
                .map(String::strip)
                .orElse(null);
        String id = UUID.randomUUID().toString();
        store.add(
                id,
                stage.reference(),
                stage.notice(),
                registration.facts().language(),
                NoticeChannel.MAIL,
                recipient,
                writer.write(stage.notice(), registration, stage),
                Secrets.NONE);
        if (recipient != null) {
            flow.deliverNotice(id);
        }
    }

    /**
     * Delivers by mail or short message where a server or gateway is set up for it, else leaves the notice in the
     * outbox. Safe to repeat: what is recorded as sent is not sent again. Fails where it is not taken.
     */
    @Transactional
    public void deliver(String noticeId) {
        Notice notice =
                store.lock(noticeId).orElseThrow(() -> new IllegalStateException("there is no notice " + noticeId));
        if (notice.state() != NoticeState.WAITING) {
            return;
        }
        boolean byMail = notice.channel() == NoticeChannel.MAIL;
        if (!(byMail ? mailer.isSetUp() : sms.isSetUp())) {
            store.settle(noticeId, NoticeState.KEPT);
            return;
        }
        countWhenRolledBack(noticeId);
        String recipient = store.recipient(notice).orElseThrow();
        Letter letter = store.secrets(notice).filledInto(store.letter(notice));
        if (byMail) {
            mailer.send(notice, recipient, letter);
        } else {
            sms.send(notice, recipient, letter.body());
        }
        store.settle(noticeId, NoticeState.SENT);
    }

    /** Whether this actor may look into the outbox. */
    public boolean mayRead(Actor actor) {
        return actor.isAny(settings.outboxReaders().toArray(Role[]::new));
    }

    /** A page of the outbox, newest first; pages count from 0. */
    public List<Notice> outbox(int page, int size, Actor actor) {
        requireReader(actor);
        return store.page(page, size);
    }

    /** How many notices there are. */
    public long count(Actor actor) {
        requireReader(actor);
        return store.count();
    }

    /** Opens a notice, its secrets masked unless this house shows them; who did so is on record before. */
    @Transactional
    public Opened open(String noticeId, Actor actor) {
        requireReader(actor);
        Notice notice = store.find(noticeId).orElseThrow(Refusal::notFound);
        reveals.record(notice.reference(), actor, Purpose.ENQUIRY, "notice/" + notice.kind(), null);
        Letter letter = store.letter(notice);
        Letter readable = settings.showSecrets() ? store.secrets(notice).filledInto(letter) : letter;
        return new Opened(notice, store.recipient(notice).orElse(null), Secrets.masked(readable));
    }

    private void requireReader(Actor actor) {
        if (!mayRead(actor)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }

    private void countWhenRolledBack(String noticeId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    store.countFailure(noticeId);
                }
            }
        });
    }
}
