package io.meibo.contract;

import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.ContractDates;
import io.meibo.register.ContractDates.ReceivedBy;
import io.meibo.register.OneTimeCodes;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing: at the counter on paper or on the clerk's screen, or online by typing one's name and a code that was sent. A
 * signature binds number and hash of the contract; once it stands nothing of either changes any more.
 */
@Component
public class Signing {

    /** By which way a code was sent, to where (masked), and until when it may be typed in. */
    public record CodeSent(String channel, String sentTo, OffsetDateTime validUntil) {}

    static final String PURPOSE = "signature";

    static final Duration CODE_VALID = Duration.ofMinutes(10);

    private static final String SMS = "sms";
    private static final String MAIL = "mail";
    private static final String MASK = "••••";
    private static final int TAIL = 4;

    private final Register register;
    private final PersonalDataVault vault;
    private final ContractStore store;
    private final SignedCopies copies;
    private final OneTimeCodes codes;
    private final ContractDates dates;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signing(
            Register register,
            PersonalDataVault vault,
            ContractStore store,
            SignedCopies copies,
            OneTimeCodes codes,
            ContractDates dates,
            HumanTasks tasks,
            RegistrationFlow flow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.vault = vault;
        this.store = store;
        this.copies = copies;
        this.codes = codes;
        this.dates = dates;
        this.tasks = tasks;
        this.flow = flow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends the applicant a code to sign with, by {@code sms} (also where nothing is said) or {@code mail}; it takes the
     * place of an earlier one. Refuses a contract that is signed or not to be signed (409), a way that the applicant has
     * not ({@code /channel}, 422), and the sixth code within an hour (429).
     */
    @Transactional
    public CodeSent sendCode(RegistrationId reference, @Nullable String channel) {
        register.lockIn(reference, RegistrationStatus.AWAITING_SIGNATURE);
        if (store.signed(reference).isPresent()) {
            throw Refusal.wrongState("ALREADY_SIGNED");
        }
        String way = channel == null || channel.isBlank() ? SMS : channel;
        Applicant applicant = vault.current(reference).applicant();
        String address = address(way, applicant);
        String code = codes.issue(reference, PURPOSE, CODE_VALID);
        store.codeSent(reference, way);
        events.publishEvent(new SecretToSend(
                reference,
                "signature-code",
                way.equals(MAIL) ? SecretToSend.Channel.MAIL : SecretToSend.Channel.SMS,
                Map.of("code", code)));
        return new CodeSent(way, masked(way, address), OffsetDateTime.now(clock).plus(CODE_VALID));
    }

    private static String address(String way, Applicant applicant) {
        return switch (way) {
            case SMS -> applicant.phone();
            case MAIL ->
                Optional.ofNullable(applicant.email())
                        .filter(email -> !email.isBlank())
                        .orElseThrow(() ->
                                Refusal.rule("SIGNATURE_CODE_NOT_SENT", FieldError.of("/channel", "NO_MAIL_ADDRESS")));
            default ->
                throw Refusal.rule(
                        "SIGNATURE_CODE_NOT_SENT", FieldError.of("/channel", "NOT_ONE_OF", SMS + ", " + MAIL));
        };
    }

    /** Enough to know the own phone or address again, and no more. */
    private static String masked(String way, String address) {
        if (way.equals(MAIL)) {
            int at = address.indexOf('@');
            return address.substring(0, Math.min(1, Math.max(0, at))) + MASK + address.substring(Math.max(0, at));
        }
        return MASK + address.substring(Math.max(0, address.length() - TAIL));
    }

    /**
     * Stores that the applicant has signed. With a task it is evidence for that task, which its assignee completes
     * himself; without one the process is told. The same signature again gets the first answer again. Refuses another
     * person's name (422, {@code /signedName}), a code that is wrong, expired or dead, another method than the one on
     * record ({@code ALREADY_SIGNED}, 409) and a registration that does not wait for a signature (409).
     */
    @Transactional
    public Signature sign(RegistrationId reference, SignatureOrder order, Actor actor, @Nullable String taskId) {
        RegistrationCase registration = register.lock(reference);
        Optional<SignedContract> earlier = store.signed(reference);
        if (earlier.isEmpty()) {
            register.lockIn(reference, RegistrationStatus.AWAITING_SIGNATURE);
        }
        SignatureMethod how = checked(reference, order, actor, earlier.isPresent());
        if (taskId != null) {
            tasks.held(taskId, reference, SignatureEvidence.KIND, actor);
        }
        if (earlier.isEmpty()) {
            record(registration, order, how, actor);
        } else if (earlier.get().signature().method() != how) {
            throw Refusal.wrongState("ALREADY_SIGNED");
        }
        if (taskId != null) {
            store.keepEvidence(reference, taskId, actor);
        } else if (registration.status() == RegistrationStatus.AWAITING_SIGNATURE) {
            flow.tell(reference, FlowMessage.CONTRACT_SIGNED);
        }
        return store.signed(reference).orElseThrow().signature();
    }

    /** What was signed at the counter is handed over there; online the contract is received when it is downloaded. */
    private void record(RegistrationCase registration, SignatureOrder order, SignatureMethod how, Actor actor) {
        RegistrationId reference = registration.reference();
        if (how == SignatureMethod.ONLINE_TYPED) {
            codes.check(reference, PURPOSE, order.code());
        }
        Drawing drawing = how == SignatureMethod.COUNTER_SCREEN && order.drawing() != null
                ? Drawing.read(order.drawing()).orElseThrow()
                : null;
        store.sign(reference, how, String.valueOf(order.signedName()).strip(), drawing, actor);
        if (how != SignatureMethod.ONLINE_TYPED) {
            dates.received(reference, ReceivedBy.HAND);
        }
        if (how != SignatureMethod.COUNTER_PAPER) {
            copies.make(registration, null, actor);
        }
    }

    private SignatureMethod checked(RegistrationId reference, SignatureOrder order, Actor actor, boolean again) {
        List<FieldError> errors = new ArrayList<>(nameErrors(reference, order.signedName()));
        Optional<SignatureMethod> how = Optional.ofNullable(order.method()).flatMap(SignatureMethod::of);
        if (order.method() == null || order.method().isBlank()) {
            errors.add(FieldError.of("/method", "REQUIRED"));
        } else if (how.isEmpty()) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", SignatureMethod.CODES));
        } else if (actor.isApplicant() && how.get() == SignatureMethod.COUNTER_SCREEN) {
            // the screen is the clerk's; what was signed on paper the applicant may tell, and its scan stays
            // outstanding
            errors.add(FieldError.of("/method", "SIGNED_BEFORE_A_CLERK"));
        } else if (how.get() == SignatureMethod.ONLINE_TYPED
                && !again
                && (order.code() == null || order.code().isBlank())) {
            errors.add(FieldError.of("/code", "REQUIRED"));
        } else if (how.get() == SignatureMethod.COUNTER_SCREEN
                && order.drawing() != null
                && Drawing.read(order.drawing()).isEmpty()) {
            errors.add(FieldError.of("/drawing", "DRAWING_NOT_READABLE"));
        }
        if (!errors.isEmpty() || how.isEmpty()) {
            throw Refusal.rule("SIGNATURE_NOT_ACCEPTED", errors);
        }
        return how.get();
    }

    private List<FieldError> nameErrors(RegistrationId reference, @Nullable String signedName) {
        if (signedName == null || signedName.isBlank()) {
            return List.of(FieldError.of("/signedName", "REQUIRED"));
        }
        if (signedName.length() > SignedName.MAX_LENGTH) {
            return List.of(FieldError.of("/signedName", "TOO_LONG", SignedName.MAX_LENGTH));
        }
        return new SignedName(signedName).isOf(vault.current(reference).applicant())
                ? List.of()
                : List.of(FieldError.of("/signedName", "SIGNED_NAME_DIFFERS"));
    }
}
