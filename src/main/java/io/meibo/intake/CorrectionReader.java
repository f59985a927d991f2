package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a correction, which may name only the fields to change: it is laid over what the registration tells now, and
 * what is different afterwards must be what was sent back, no less and no more. What is sent but the same as before is
 * no change. Everything wrong with it is told at once, each fault with its pointer.
 */
@Component
class CorrectionReader {

    static final String VERIFICATION = "/verification";

    private static final String ATTACHMENTS = "/attachments/";
    private static final String CONFIRMED = "confirmed";

    /** What was sent: the patch of the contract's JSON and the pages by kind; and who sends it. */
    record Sent(byte @Nullable [] json, Map<String, byte[]> pages, Actor actor) {

        boolean byStaff() {
            return !actor.isApplicant();
        }
    }

    /** A correction in order: what the registration tells afterwards, and what was looked at and left as it is. */
    record Correction(Entry entry, Set<String> confirmed) {}

    private final EntryReader reader;
    private final PersonalDataVault vault;
    private final IntakeStore store;
    private final DocumentCapture capture;

    CorrectionReader(EntryReader reader, PersonalDataVault vault, IntakeStore store, DocumentCapture capture) {
        this.reader = reader;
        this.vault = vault;
        this.store = store;
        this.capture = capture;
    }

    /** Reads what is sent for what was {@code asked} (pointers of the decision that sent the case back). */
    Correction read(RegistrationCase now, PersonalData current, List<String> asked, Sent sent) {
        ObjectNode before = reader.asJson(now, current);
        ObjectNode patch = sent.json() == null ? JsonNodeFactory.instance.objectNode() : reader.parse(sent.json());
        var outside = new ArrayList<FieldError>();
        Set<String> confirmed = confirmed(patch, asked, outside);
        refuseOtherFacts(now, patch, outside);
        var faults = new ArrayList<FieldError>();
        Optional<ReadDocument> document = capture.claimed(patch, now.facts().product(), sent.actor(), now.reference());
        document.ifPresent(read -> {
            read.keepWording(patch, before);
            read.layOver(patch, faults);
        });
        ObjectNode after = before.deepCopy();
        Patches.merge(after, patch);
        EntryReader.Draft draft = reader.read(after, true, faults);
        Map<String, byte[]> taken = EntryReader.collected(draft, sent.pages(), faults);
        var pages = new LinkedHashMap<>(reader.inspect(taken, draft, faults));
        pages.entrySet().removeIf(page -> isKept(now, page.getKey(), page.getValue()));
        reader.ask(draft, taken.keySet(), faults);

        Set<String> changed =
                new LinkedHashSet<>(Patches.differences(before, faults.isEmpty() ? asRead(now, draft) : after));
        pages.keySet().forEach(kind -> changed.add(ATTACHMENTS + kind));
        if (document.isEmpty() && draft.facts() != null) {
            faults.addAll(capture.typed(draft.facts(), now.facts().appliedOn(), changed, sent.actor()));
        }
        changed.stream()
                .filter(pointer -> asked.stream().noneMatch(field -> covers(field, pointer)))
                .filter(pointer ->
                        faults.stream().noneMatch(fault -> fault.pointer().equals(pointer)))
                .forEach(pointer -> outside.add(FieldError.of(pointer, "NOT_SENT_BACK")));
        if (!sent.byStaff() && changed.contains(VERIFICATION) && asked.contains(VERIFICATION)) {
            outside.add(FieldError.of(VERIFICATION, "STAFF_ONLY"));
        }
        List<FieldError> missing = missing(asked, changed, confirmed, patch, sent, faults);
        refuse(outside, faults, missing, changed, confirmed);
        if (draft.facts() == null || draft.product() == null) {
            throw EntryReader.notInOrder(faults);
        }
        document.ifPresent(read -> reader.chipPhoto(read, draft, pages, faults));
        if (!faults.isEmpty()) {
            throw EntryReader.notInOrder(faults);
        }
        return new Correction(
                new Entry(
                        draft.facts(),
                        draft.product().process(),
                        draft.data(),
                        null,
                        List.of(),
                        pages,
                        document.map(ReadDocument::reading).orElse(null),
                        null,
                        null),
                confirmed);
    }

    private static void refuse(
            List<FieldError> outside,
            List<FieldError> faults,
            List<FieldError> missing,
            Set<String> changed,
            Set<String> confirmed) {
        var all = new ArrayList<>(outside);
        all.addAll(faults);
        all.addAll(missing);
        if (all.isEmpty()) {
            return;
        }
        if (EntryReader.unreadable(faults)) {
            throw EntryReader.notInOrder(all);
        }
        if (!outside.isEmpty()) {
            throw Refusal.rule("ONLY_WHAT_WAS_SENT_BACK", all);
        }
        if (!faults.isEmpty()) {
            throw EntryReader.notInOrder(all);
        }
        throw Refusal.rule(
                changed.isEmpty() && confirmed.isEmpty() ? "NOTHING_CORRECTED" : "CORRECTION_INCOMPLETE", all);
    }

    /** {@code confirmed} names fields that were sent back and are right as they are; a page cannot be. */
    private static Set<String> confirmed(ObjectNode patch, List<String> asked, List<FieldError> errors) {
        JsonNode given = patch.remove(CONFIRMED);
        var confirmed = new LinkedHashSet<String>();
        if (given == null || given.isNull()) {
            return confirmed;
        }
        if (!given.isArray()) {
            errors.add(FieldError.of("/" + CONFIRMED, "WRONG_TYPE", "array"));
            return confirmed;
        }
        for (int n = 0; n < given.size(); n++) {
            String pointer = given.get(n).asText();
            if (!asked.contains(pointer)) {
                errors.add(FieldError.of("/" + CONFIRMED + "/" + n, "NOT_ASKED"));
            } else if (isPage(pointer)) {
                errors.add(FieldError.of("/" + CONFIRMED + "/" + n, "PAGE_CANNOT_STAY"));
            } else {
                confirmed.add(pointer);
            }
        }
        return confirmed;
    }

    /**
     * Facts that are no part of the person's data, in case a program sends the whole application again: the same as
     * before is taken for what it is, another is refused.
     */
    private void refuseOtherFacts(RegistrationCase now, ObjectNode patch, List<FieldError> errors) {
        JsonNode external = patch.remove("externalReference");
        if (external != null
                && !external.isNull()
                && !(external.path("system").asText().equals(now.externalSystem())
                        && external.path("id").asText().equals(now.externalId()))) {
            errors.add(FieldError.of("/externalReference", "NOT_SENT_BACK"));
        }
        JsonNode consents = patch.remove("consents");
        if (consents != null && !consents.isNull() && !isKept(now, consents)) {
            errors.add(FieldError.of("/consents", "NOT_SENT_BACK"));
        }
    }

    private boolean isKept(RegistrationCase now, JsonNode consents) {
        List<Entry.Consent> kept = store.consents(now.reference());
        if (!consents.isArray() || consents.size() != kept.size()) {
            return false;
        }
        for (JsonNode consent : consents) {
            if (kept.stream().noneMatch(same -> isSame(same, consent))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Entry.Consent kept, JsonNode consent) {
        try {
            return kept.purpose().equals(consent.path("purpose").asText())
                    && millis(kept.givenAt())
                            .isEqual(millis(
                                    OffsetDateTime.parse(consent.path("givenAt").asText())));
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    /** Databases keep no finer time. */
    private static OffsetDateTime millis(OffsetDateTime time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean isKept(RegistrationCase now, String kind, PageInspector.Page page) {
        return vault.attachment(now.reference(), kind)
                .filter(kept -> Arrays.equals(kept.content(), page.content()))
                .isPresent();
    }

    /** What the registration would tell, in the shape of the contract: as read, so that blanks and case make no change. */
    private ObjectNode asRead(RegistrationCase now, EntryReader.Draft draft) {
        if (draft.facts() == null || draft.data() == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        RegistrationCase.Facts facts = draft.facts();
        ObjectNode node = reader.asJson(now, draft.data());
        node.put("product", facts.product());
        node.put("plan", facts.plan());
        node.put("channel", facts.channel());
        node.put("verification", facts.verification());
        node.put("language", facts.language());
        node.put("appliedOn", facts.appliedOn().toString());
        ObjectNode delivery = node.putObject("delivery");
        delivery.put("form", facts.deliveryForm());
        delivery.put("method", facts.deliveryMethod());
        return node;
    }

    private static List<FieldError> missing(
            List<String> asked,
            Set<String> changed,
            Set<String> confirmed,
            ObjectNode patch,
            Sent sent,
            List<FieldError> faults) {
        var missing = new ArrayList<FieldError>();
        for (String field : asked) {
            boolean done = confirmed.contains(field)
                    || changed.stream().anyMatch(pointer -> covers(field, pointer))
                    || faults.stream().anyMatch(fault -> covers(field, fault.pointer()));
            if (!done) {
                missing.add(FieldError.of(field, whatIsMissing(field, patch, sent)));
            }
        }
        return missing;
    }

    private static String whatIsMissing(String field, ObjectNode patch, Sent sent) {
        if (isPage(field)) {
            return sent.pages().containsKey(field.substring(1)) ? "PAGE_SAME" : "PAGE_LEFT_OUT";
        }
        if (field.equals(VERIFICATION) && !sent.byStaff()) {
            return "AT_COUNTER_ONLY";
        }
        return patch.at(field).isMissingNode() ? "LEFT_OUT" : "UNCHANGED";
    }

    static boolean isPage(String pointer) {
        return pointer.startsWith("/") && EntryReader.PAGE_KINDS.contains(pointer.substring(1));
    }

    /** Whether what was sent back allows to change what the pointer names: the field itself, all in it, or that page. */
    static boolean covers(String field, String pointer) {
        return isPage(field)
                ? pointer.equals(ATTACHMENTS + field.substring(1)) || pointer.equals(field)
                : pointer.equals(field) || pointer.startsWith(field + "/");
    }
}
