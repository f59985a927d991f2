package io.meibo.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.demo.Application;
import io.meibo.demo.Door;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import io.meibo.support.CardReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications for tests: each says only what differs from a good one. */
public final class Registrations {

    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final SpecimenDrawing DRAWING = new SpecimenDrawing();
    private static final People PEOPLE = new People(20261125, LocalDate.now(ZONE));

    private final ObjectNode body;
    private final Invented person;
    private final Map<String, FormPart> pages = new LinkedHashMap<>();

    private Registrations(String product, String plan, Invented person) {
        this.person = person;
        this.body = Door.JSON.valueToTree(
                new Application(product, plan, "counter", verification(product), person, OffsetDateTime.now(ZONE))
                        .body());
        drawn(person).forEach(this::with);
    }

    /** What is enough at the counter without a reviewer: in China the face must have been compared (CN-08). */
    private static String verification(String product) {
        return product.startsWith("cn-") ? "portrait-compared" : "document-shown";
    }

    private static List<FormPart> drawn(Invented person) {
        return List.of(
                FormPart.jpeg("document-front", DRAWING.front(person)),
                FormPart.jpeg("document-back", DRAWING.back(person)),
                FormPart.jpeg("portrait", DRAWING.portrait(person)));
    }

    public static Registrations aPostpaidRegistration() {
        return aPostpaidRegistrationOf(japanese());
    }

    public static Registrations aPostpaidRegistrationOf(Invented person) {
        return new Registrations("jp-postpaid-voice", "standard-20gb", person);
    }

    public static Registrations aPrepaidRegistration() {
        return new Registrations("jp-prepaid-voice", "prepaid-30d", japanese());
    }

    public static Registrations aChinesePostpaidRegistration() {
        return aChinesePostpaidRegistrationOf(chinese());
    }

    static Registrations aChinesePostpaidRegistrationOf(Invented person) {
        return new Registrations("cn-postpaid-voice", "standard-30gb", person);
    }

    public static Registrations aChinesePrepaidRegistration() {
        return new Registrations("cn-prepaid-voice", "prepaid", chinese());
    }

    static synchronized Invented japanese() {
        return PEOPLE.japanese();
    }

    static synchronized Invented chinese() {
        return PEOPLE.chinese();
    }

    static synchronized Invented passportHolder(String country) {
        return PEOPLE.passportHolder(country);
    }

    static synchronized Invented residentOfJapan() {
        return PEOPLE.residentOfJapan();
    }

    static synchronized Invented minor() {
        return PEOPLE.youngResidentOfJapan(17);
    }

    /** A photograph of the document that is far too small to read, so that a person has to look. */
    public Registrations withUnreadableDocument() {
        return withPage("document-front", DRAWING.unreadable(person));
    }

    public Registrations withoutPages() {
        pages.clear();
        return this;
    }

    public Registrations withoutPage(String kind) {
        pages.remove(kind);
        return this;
    }

    public Registrations withPage(String kind, byte[] jpeg) {
        return with(FormPart.jpeg(kind, jpeg));
    }

    public Registrations with(FormPart page) {
        pages.put(page.name(), page);
        return this;
    }

    /** With a parent who is there, shows a document and consents. */
    Registrations withGuardian(Invented parent) {
        with("/guardian", Application.party(parent, "parent"));
        body.withArray("/consents")
                .addObject()
                .put("purpose", "guardian-consent")
                .put("givenAt", OffsetDateTime.now(ZONE).toString());
        return withPage("guardian-document", DRAWING.front(parent));
    }

    public Registrations withExternalReference(String system, String id) {
        body.putObject("externalReference").put("system", system).put("id", id);
        return this;
    }

    /** Puts a value of any JSON type at a pointer such as {@code /applicant/birthDate}; null is JSON's null. */
    public Registrations with(String pointer, Object value) {
        parentOf(pointer).set(nameOf(pointer), Door.JSON.valueToTree(value));
        return this;
    }

    /** Leaves out what stands at the pointer. */
    public Registrations without(String pointer) {
        parentOf(pointer).remove(nameOf(pointer));
        return this;
    }

    public Invented person() {
        return person;
    }

    public JsonNode body() {
        return body;
    }

    /** The form's parts: the application first, then its pages. */
    public List<FormPart> parts() {
        var parts = new ArrayList<FormPart>();
        parts.add(FormPart.registration(body));
        parts.addAll(pages.values());
        return parts;
    }

    public FormPart page(String kind) {
        return pages.get(kind);
    }

    /** Sends it, as a form with pages; at a Chinese counter the resident id is read first (CN-07). */
    public Answer sentBy(Caller caller) {
        return caller.postForm("/api/registrations", readBy(caller).parts());
    }

    /** Sends it as a draft. */
    public Answer draftedBy(Caller caller) {
        return caller.postForm("/api/registrations?start=false", readBy(caller).parts());
    }

    /** Sends it with what was typed, whether that is allowed or not. */
    public Answer typedBy(Caller caller) {
        return caller.postForm("/api/registrations", parts());
    }

    private Registrations readBy(Caller caller) {
        boolean read = body.path("product").asText().matches("cn-(postpaid|prepaid)-voice|cn-iot-data")
                && body.path("channel").asText().equals("counter")
                && body.at("/identityDocument/type").asText().equals("cn-resident-id");
        return read ? with("/identityDocument", Map.of("reading", CardReader.read(caller, person))) : this;
    }

    private ObjectNode parentOf(String pointer) {
        return (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String nameOf(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
