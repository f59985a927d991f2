package io.meibo.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.policy.Product;
import io.meibo.policy.Product.Collects;
import io.meibo.policy.Products;
import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.Validity;
import io.meibo.register.EntryCheck;
import io.meibo.register.Offices;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Eid;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a caller sends for a registration: the JSON of the contract and the pages by kind. Everything wrong with it
 * is told at once, each fault with its pointer; nothing is kept before all is in order.
 */
@Component
class EntryReader {

    static final Set<String> PAGE_KINDS = Set.of(
            "document-front",
            "document-back",
            "portrait",
            "residence-permit",
            "household-register",
            "agent-document",
            "guardian-document",
            "kinship-proof",
            "age-proof",
            "concession-proof",
            "other");
    /** Delivered by a card reader only, never by a sender. */
    private static final String CHIP_PHOTO = "document-portrait";

    private static final Set<String> CHANNELS = Set.of("counter", "online", "home-visit", "partner");
    private static final Set<String> VERIFICATIONS = Set.of(
            "document-shown",
            "portrait-compared",
            "chip-read",
            "electronic-signature",
            "registered-post",
            "image-uploaded");
    private static final Set<String> LANGUAGES = Set.of("ja", "zh-CN", "en");
    private static final Set<String> FORMS = Set.of("sim", "esim", "card");
    private static final Set<String> METHODS = Set.of("counter", "post", "download");
    private static final List<String> GUARDIANS =
            List.of("parent", "grandparent", "sibling", "other-relative", "legal-guardian");
    private static final List<String> AGENTS =
            List.of("parent", "spouse", "child", "sibling", "grandparent", "other-relative", "representative", "other");
    private static final List<String> FILTERING =
            List.of(PersonalData.LineUser.FILTERING_ON, PersonalData.LineUser.FILTERING_DECLINED);

    private static final Set<String> UNREADABLE = Set.of("WRONG_TYPE", "UNKNOWN_FIELD", "NOT_A_DATE", "NOT_A_TIME");

    private final Products products;
    private final List<EntryCheck> checks;
    private final PageInspector inspector;
    private final DocumentCapture capture;
    private final Offices offices;
    private final ObjectMapper json;
    private final ObjectMapper strict;
    private final Clock clock;

    EntryReader(
            Products products,
            List<EntryCheck> checks,
            PageInspector inspector,
            DocumentCapture capture,
            Offices offices,
            ObjectMapper json,
            Clock clock) {
        this.products = products;
        this.checks = checks;
        this.inspector = inspector;
        this.capture = capture;
        this.offices = offices;
        this.json = json;
        this.strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        this.clock = clock;
    }

    /** Reads a new registration; refuses with 400 where it is no JSON, 422 with all faults where it is not in order. */
    Entry read(byte[] registration, Map<String, byte[]> pages, Actor actor) {
        ObjectNode node = parse(registration);
        var errors = new ArrayList<FieldError>();
        Optional<ReadDocument> document =
                capture.claimed(node, node.path("product").asText(""), actor, null);
        document.ifPresent(read -> read.layOver(node, errors));
        Draft draft = read(node, false, errors);
        Map<String, byte[]> taken = collected(draft, pages, errors);
        Map<String, PageInspector.Page> inspected = inspect(taken, draft, errors);
        ask(draft, taken.keySet(), errors);
        document.ifPresent(read -> chipPhoto(read, draft, inspected, errors));
        if (document.isEmpty() && draft.facts != null) {
            errors.addAll(capture.typed(draft.facts, actor));
        }
        if (!errors.isEmpty() || draft.facts == null || draft.product == null) {
            throw notInOrder(errors);
        }
        return new Entry(
                draft.facts,
                draft.product.process(),
                draft.data,
                draft.external,
                draft.consents,
                inspected,
                document.map(ReadDocument::reading).orElse(null),
                draft.device,
                draft.office);
    }

    /** The photo out of the chip becomes a page; no sender can bring one. */
    void chipPhoto(ReadDocument read, Draft draft, Map<String, PageInspector.Page> pages, List<FieldError> errors) {
        if (read.portrait().length == 0 || draft.facts == null) {
            return;
        }
        var about = new PageInspector.About(CHIP_PHOTO, draft.facts.documentType(), draft.facts.appliedOn());
        try {
            pages.put(CHIP_PHOTO, inspector.inspect(about, read.portrait()));
        } catch (Refusal noPicture) {
            errors.add(FieldError.of("/identityDocument/reading", "READING_PHOTO_NOT_USABLE"));
        }
    }

    ObjectNode parse(byte[] registration) {
        if (registration.length > 200_000) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "JSON_TOO_LARGE", List.of());
        }
        try {
            JsonNode node = strict.readTree(registration);
            if (node == null || node.isMissingNode()) {
                throw Refusal.notReadable("JSON_NOT_READABLE");
            }
            if (!(node instanceof ObjectNode object)) {
                throw Refusal.notReadable("JSON_NOT_READABLE", FieldError.of("", "WRONG_TYPE", "object"));
            }
            return object;
        } catch (JsonProcessingException noJson) {
            throw Refusal.notReadable(
                    "JSON_NOT_READABLE",
                    FieldError.of(
                            "",
                            "NOT_JSON",
                            noJson.getLocation() == null
                                    ? 0
                                    : noJson.getLocation().getLineNr(),
                            noJson.getLocation() == null
                                    ? 0
                                    : noJson.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw Refusal.notReadable("JSON_NOT_READABLE");
        }
    }

    /** What was read so far; null where it was not in order. */
    record Draft(
            @Nullable Product product,
            RegistrationCase.@Nullable Facts facts,
            @Nullable PersonalData data,
            Entry.@Nullable External external,
            List<Entry.Consent> consents,
            @Nullable Eid device,
            @Nullable String office) {}

    Draft read(JsonNode sent, boolean correcting, List<FieldError> errors) {
        Optional<Product> product = products.find(sent.path("product").asText(""));
        JsonNode node = product.isPresent() && sent instanceof ObjectNode object
                ? new NotCollected(product.get()).refuse(object, errors)
                : sent;
        var input = new JsonInput(node, "", errors);
        String productId = input.requiredText("product", 60);
        if (!productId.isEmpty() && product.isEmpty()) {
            input.fault("product", "UNKNOWN_PRODUCT");
        }
        boolean anonymous = product.filter(Product::isAnonymous).isPresent();
        boolean documented = product.map(offered -> offered.takes(Collects.IDENTITY_DOCUMENT))
                .orElse(true);
        Optional<String> plan = input.text("plan", 60);
        String channel = input.requiredOneOf("channel", CHANNELS, "NOT_ONE_OF");
        String verification =
                documented ? input.requiredOneOf("verification", VERIFICATIONS, "NOT_ONE_OF") : PersonalData.NONE;
        String language = input.requiredOneOf("language", LANGUAGES, "NOT_ONE_OF");
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> appliedOn = input.date("appliedOn");
        appliedOn.filter(day -> day.isAfter(today)).ifPresent(future -> input.fault("appliedOn", "DATE_IN_FUTURE"));
        Entry.External external = external(input);
        String office = input.text("office", 40).orElse(null);
        if (office != null && !offices.known().contains(office)) {
            input.fault("office", "NOT_ONE_OF", String.join(", ", offices.known()));
        }
        PersonalData.Applicant applicant = anonymous
                ? null
                : input.requiredObject("applicant")
                        .map(found -> applicant(found, product))
                        .orElse(null);
        PersonalData.IdentityDocument document = documented
                ? input.requiredObject("identityDocument")
                        .map(found -> document(found))
                        .orElse(null)
                : PersonalData.IdentityDocument.none();
        PersonalData.Party guardian =
                input.object("guardian").map(found -> party(found, GUARDIANS)).orElse(null);
        PersonalData.Party agent =
                input.object("agent").map(found -> party(found, AGENTS)).orElse(null);
        PersonalData.LineUser user =
                input.object("user").map(EntryReader::lineUser).orElse(null);
        Optional<JsonInput> delivery = input.requiredObject("delivery");
        String form = delivery.map(found -> found.requiredOneOf("form", FORMS, "NOT_ONE_OF"))
                .orElse("");
        String method = delivery.map(found -> found.requiredOneOf("method", METHODS, "NOT_ONE_OF"))
                .orElse("");
        Eid device = delivery.flatMap(found -> device(found, form)).orElse(null);
        delivery.ifPresent(JsonInput::noOthers);
        List<Entry.Consent> consents = correcting || anonymous
                ? List.of()
                : consents(input, OffsetDateTime.now(clock).plusMinutes(5));
        input.noOthers();
        product.ifPresent(offered -> checkOffer(input, offered, plan, channel, form, method));
        if (applicant == null && !anonymous || document == null || product.isEmpty()) {
            return new Draft(product.orElse(null), null, null, external, consents, null, office);
        }
        String planId = plan.orElseGet(() -> product.get().plans().get(0).id());
        var facts = new RegistrationCase.Facts(
                productId,
                planId,
                product.get().country(),
                product.get().operator(),
                channel,
                verification,
                language,
                documentType(product.get(), planId, document),
                form,
                method,
                appliedOn.orElse(today));
        PersonalData data = applicant == null ? null : new PersonalData(applicant, document, guardian, agent, user);
        return new Draft(product.get(), facts, data, external, consents, device, office);
    }

    /** The kind of document the case is judged by: where none is collected, the proof that its plan asks for. */
    private static String documentType(Product product, String planId, PersonalData.IdentityDocument document) {
        return product.takes(Collects.IDENTITY_DOCUMENT)
                ? document.type()
                : product.plan(planId).map(Product.Plan::proof).orElse(PersonalData.NONE);
    }

    static Map<String, byte[]> collected(Draft draft, Map<String, byte[]> pages, List<FieldError> errors) {
        if (draft.product == null) {
            return pages;
        }
        Optional<Product.Plan> plan =
                draft.facts == null ? Optional.empty() : draft.product.plan(String.valueOf(draft.facts.plan()));
        return new NotCollected(draft.product).refusePages(plan, pages, errors);
    }

    private static void checkOffer(
            JsonInput input, Product product, Optional<String> plan, String channel, String form, String method) {
        plan.filter(id -> product.plans().stream()
                        .noneMatch(offered -> offered.id().equals(id)))
                .ifPresent(unknown -> input.fault("plan", "UNKNOWN_PLAN"));
        if (CHANNELS.contains(channel) && !product.channels().contains(channel)) {
            input.fault("channel", "NOT_OFFERED_FOR_PRODUCT");
        }
        if (FORMS.contains(form) && METHODS.contains(method) && !product.delivers(form, method)) {
            boolean formOffered =
                    product.delivery().stream().anyMatch(offer -> offer.form().equals(form));
            input.fault(formOffered ? "delivery/method" : "delivery/form", "NOT_OFFERED_FOR_PRODUCT");
        }
    }

    /** The phone an eSIM is for, by its EID. */
    private static Optional<Eid> device(JsonInput input, String form) {
        Optional<String> typed = input.text("eid", 40);
        Optional<Eid> eid = typed.flatMap(Eid::of);
        if (typed.isPresent() && !form.equals("esim")) {
            input.fault("eid", "EID_ONLY_FOR_ESIM");
        } else if (typed.isPresent() && eid.isEmpty()) {
            input.fault("eid", "EID_NOT_RIGHT");
        }
        return eid;
    }

    private static Entry.@Nullable External external(JsonInput input) {
        return input.object("externalReference")
                .map(found -> {
                    var external = new Entry.External(found.requiredText("system", 64), found.requiredText("id", 128));
                    found.noOthers();
                    return external;
                })
                .orElse(null);
    }

    private static List<Entry.Consent> consents(JsonInput input, OffsetDateTime now) {
        var consents = new ArrayList<Entry.Consent>();
        for (JsonInput found : input.objects("consents", 20)) {
            consents.add(new Entry.Consent(found.requiredText("purpose", 40), found.requiredTime("givenAt")));
            found.noOthers();
        }
        if (consents.stream().noneMatch(consent -> consent.purpose().equals("identity-check"))) {
            input.fault("consents", "IDENTITY_CHECK_CONSENT_MISSING");
        }
        if (consents.stream().anyMatch(consent -> consent.givenAt().isAfter(now))) {
            input.fault("consents", "CONSENT_IN_THE_FUTURE");
        }
        if (consents.stream().map(Entry.Consent::purpose).distinct().count() < consents.size()) {
            input.fault("consents", "PURPOSE_TWICE");
        }
        return consents;
    }

    private static PersonalData.Applicant applicant(JsonInput input, Optional<Product> product) {
        Predicate<Collects> takes =
                group -> product.map(offered -> offered.takes(group)).orElse(true);
        // without a document these are all that tells the holder of a card from another (SC-02)
        boolean ownWords = !takes.test(Collects.IDENTITY_DOCUMENT);
        var applicant = new PersonalData.Applicant(
                input.requiredText("familyName", 100),
                input.requiredText("givenName", 100),
                kana(input, "familyNameKana", ownWords),
                kana(input, "givenNameKana", ownWords),
                input.requiredDate("birthDate"),
                sex(input, ownWords),
                takes.test(Collects.NATIONALITY) ? input.requiredText("nationality", 3) : "",
                takes.test(Collects.ADDRESS)
                        ? input.requiredObject("address")
                                .map(EntryReader::address)
                                .orElse(PersonalData.Address.none())
                        : PersonalData.Address.none(),
                input.requiredText("phone", 30),
                input.text("email", 254).orElse(null));
        input.noOthers();
        return applicant;
    }

    /** A guardian or agent; how such a one stands to the applicant must be told. */
    private PersonalData.Party party(JsonInput input, List<String> relationships) {
        var party = new PersonalData.Party(
                input.requiredText("familyName", 100),
                input.requiredText("givenName", 100),
                input.text("familyNameKana", 100).orElse(null),
                input.text("givenNameKana", 100).orElse(null),
                input.requiredDate("birthDate"),
                input.requiredOneOf("relationship", relationships, "NOT_ONE_OF"),
                input.requiredText("phone", 30),
                input.object("address").map(EntryReader::address).orElse(null),
                input.requiredObject("identityDocument")
                        .map(this::document)
                        .orElse(new PersonalData.IdentityDocument("", "", null, null, List.of())));
        input.noOthers();
        return party;
    }

    /** What is asked of the line's user (JP-22). */
    private static PersonalData.LineUser lineUser(JsonInput input) {
        boolean under18 = input.requiredTruth("under18");
        Optional<String> filtering = input.text("filtering", 30);
        filtering
                .filter(value -> !FILTERING.contains(value))
                .ifPresent(other -> input.fault("filtering", "NOT_ONE_OF", String.join(", ", FILTERING)));
        input.noOthers();
        return new PersonalData.LineUser(under18, filtering.orElse(null));
    }

    private static @Nullable String kana(JsonInput input, String field, boolean required) {
        return required
                ? input.requiredText(field, 100)
                : input.text(field, 100).orElse(null);
    }

    private static @Nullable String sex(JsonInput input, boolean required) {
        Optional<String> sex = required ? Optional.of(input.requiredText("sex", 1)) : input.text("sex", 1);
        sex = sex.filter(value -> !value.isEmpty());
        sex.filter(value -> !Set.of("F", "M", "X").contains(value))
                .ifPresent(other -> input.fault("sex", "NOT_ONE_OF", "F, M, X"));
        return sex.orElse(null);
    }

    private static PersonalData.Address address(JsonInput input) {
        var address = new PersonalData.Address(
                input.requiredText("country", 3),
                input.text("postcode", 12).orElse(null),
                input.text("region", 60).orElse(null),
                input.requiredText("locality", 100),
                input.texts("lines", 5, 200));
        input.noOthers();
        return address;
    }

    private PersonalData.IdentityDocument document(JsonInput input) {
        String type = input.requiredText("type", 40);
        if (!type.isEmpty() && !products.documentTypes().contains(type)) {
            input.fault("type", "UNKNOWN_DOCUMENT_TYPE");
        }
        var document = new PersonalData.IdentityDocument(
                type,
                // the number of a My Number card must not be taken down (JP-27)
                type.equals("jp-my-number-card")
                        ? input.text("number", 40).orElse("")
                        : input.requiredText("number", 40),
                input.text("issuingCountry", 3).orElse(null),
                input.text("expiryDate", 10)
                        .flatMap(text -> validity(input, text))
                        .orElse(null),
                input.texts("mrz", 3, 44));
        input.noOthers();
        return document;
    }

    private static Optional<Validity> validity(JsonInput input, String text) {
        try {
            return Optional.of(Validity.of(text));
        } catch (DateTimeException noDate) {
            input.fault("expiryDate", "NOT_A_DATE");
            return Optional.empty();
        }
    }

    Map<String, PageInspector.Page> inspect(Map<String, byte[]> pages, Draft draft, List<FieldError> errors) {
        String documentType = draft.facts == null ? "" : draft.facts.documentType();
        LocalDate appliedOn = draft.facts == null ? LocalDate.now(clock) : draft.facts.appliedOn();
        var inspected = new LinkedHashMap<String, PageInspector.Page>();
        Refusal hard = null;
        for (var page : pages.entrySet()) {
            if (!PAGE_KINDS.contains(page.getKey())) {
                errors.add(FieldError.of(
                        page.getKey().matches("[a-z-]{1,40}") ? "/" + page.getKey() : "", "UNKNOWN_PAGE_KIND"));
                continue;
            }
            try {
                inspected.put(
                        page.getKey(),
                        inspector.inspect(
                                new PageInspector.About(page.getKey(), documentType, appliedOn), page.getValue()));
            } catch (Refusal refusal) {
                if (refusal.kind() == Refusal.Kind.RULE) {
                    errors.addAll(refusal.errors());
                } else {
                    hard = hard == null ? refusal : hard;
                }
            }
        }
        if (hard != null) {
            throw hard;
        }
        return inspected;
    }

    void ask(Draft draft, Set<String> pageKinds, List<FieldError> errors) {
        if (draft.facts == null || draft.data == null) {
            return;
        }
        var found = new ArrayList<FieldError>();
        for (EntryCheck check : checks) {
            found.addAll(check.check(draft.facts, draft.data));
            found.addAll(check.checkPages(draft.facts, pageKinds));
            found.addAll(check.checkDevice(draft.facts, Optional.ofNullable(draft.device)));
        }
        // a field that could not even be read is told once, by what is wrong with it first
        List<String> known = errors.stream().map(FieldError::pointer).toList();
        found.stream()
                .filter(error -> known.stream()
                        .noneMatch(pointer -> error.pointer().equals(pointer)
                                || error.pointer().startsWith(pointer + "/")
                                || pointer.startsWith(error.pointer() + "/")))
                .forEach(errors::add);
    }

    /** Whether something is not of the right shape, so that it cannot be read. */
    static boolean unreadable(List<FieldError> errors) {
        return errors.stream().anyMatch(error -> UNREADABLE.contains(error.code()));
    }

    /** What is not of the right shape cannot be read (400); what is, but breaks a rule, is refused (422). */
    static Refusal notInOrder(List<FieldError> errors) {
        // where nothing else is wrong, the code of the whole says what to do: the card has to be read
        boolean onlyTyped =
                !errors.isEmpty() && errors.stream().allMatch(error -> DocumentCapture.TYPED.equals(error.code()));
        return new Refusal(
                unreadable(errors) ? Refusal.Kind.NOT_READABLE : Refusal.Kind.RULE,
                onlyTyped ? DocumentCapture.TYPED : "REGISTRATION_NOT_IN_ORDER",
                errors);
    }

    ObjectNode asJson(RegistrationCase now, PersonalData current) {
        ObjectNode node = json.createObjectNode();
        node.put("product", now.facts().product());
        node.put("plan", now.facts().plan());
        node.put("channel", now.facts().channel());
        node.put("verification", now.facts().verification());
        node.put("language", now.facts().language());
        node.put("appliedOn", now.facts().appliedOn().toString());
        node.set("applicant", json.valueToTree(current.applicant()));
        if (!current.identityDocument().absent()) {
            node.set("identityDocument", json.valueToTree(current.identityDocument()));
        }
        if (current.guardian() != null) {
            node.set("guardian", json.valueToTree(current.guardian()));
        }
        if (current.agent() != null) {
            node.set("agent", json.valueToTree(current.agent()));
        }
        if (current.user() != null) {
            node.set("user", json.valueToTree(current.user()));
        }
        ObjectNode delivery = node.putObject("delivery");
        delivery.put("form", now.facts().deliveryForm());
        delivery.put("method", now.facts().deliveryMethod());
        return node;
    }
}
