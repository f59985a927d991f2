package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.policy.Product;
import io.meibo.policy.Product.Collects;
import io.meibo.reading.ChineseText;
import io.meibo.reading.IdRecord;
import io.meibo.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Puts a reader's record into an application's JSON. What the record tells stands as it was read; a sender may leave it
 * out, and whatever he sends instead is refused, not believed (CN-07). Where a name is divided and how an address is cut
 * into lines may be told by the sender, as long as it is the same text.
 */
final class ReadDocument {

    static final String FIELD = "reading";
    private static final String DIFFERS = "DIFFERS_FROM_READING";

    private final String reading;
    private final IdRecord record;
    private final Predicate<Collects> takes;

    /** For any product: what it does not collect is left out. */
    ReadDocument(String reading, IdRecord record, Product product) {
        this.reading = reading;
        this.record = record;
        this.takes = product::takes;
    }

    String reading() {
        return reading;
    }

    byte[] portrait() {
        return record.portrait();
    }

    /** Lays the record over the JSON, each contradiction named in {@code errors}. */
    void layOver(ObjectNode node, List<FieldError> errors) {
        ObjectNode document = node.withObjectProperty("identityDocument");
        document.remove(FIELD);
        set(document, "/identityDocument", "type", record.documentType(), errors);
        set(document, "/identityDocument", "number", record.number(), errors);
        set(document, "/identityDocument", "issuingCountry", record.issuingCountry(), errors);
        String until = record.validTo().longTerm()
                ? "long-term"
                : String.valueOf(record.validTo().until());
        set(document, "/identityDocument", "expiryDate", until, errors);
        ObjectNode applicant = node.withObjectProperty("applicant");
        if (takes.test(Collects.NAME)) {
            name(applicant, errors);
        }
        if (takes.test(Collects.BIRTH_DATE)) {
            set(applicant, "/applicant", "birthDate", record.birthDate().toString(), errors);
        }
        if (takes.test(Collects.SEX)) {
            set(applicant, "/applicant", "sex", record.sex(), errors);
        }
        if (takes.test(Collects.NATIONALITY)) {
            set(applicant, "/applicant", "nationality", record.nationality(), errors);
        }
        if (takes.test(Collects.ADDRESS)) {
            address(applicant, errors);
        }
    }

    /** Before a correction: words that say the same as the record stand as the registration has them. */
    void keepWording(ObjectNode patch, ObjectNode before) {
        JsonNode person = before.path("applicant");
        ObjectNode applicant = patch.withObjectProperty("applicant");
        boolean namesSent = applicant.has("familyName") || applicant.has("givenName");
        String name =
                person.path("familyName").asText("") + person.path("givenName").asText("");
        if (!namesSent && ChineseText.same(name, record.name())) {
            applicant.set("familyName", person.path("familyName"));
            applicant.set("givenName", person.path("givenName"));
        }
        if (!applicant.has("address")
                && person.path("address") instanceof ObjectNode address
                && ChineseText.same(sentLine(address), record.address())) {
            applicant.set("address", address.deepCopy());
        }
    }

    private static void set(ObjectNode parent, String pointer, String field, String value, List<FieldError> errors) {
        JsonNode sent = parent.get(field);
        if (sent != null && !sent.isNull() && !Objects.equals(sent.asText(), value)) {
            errors.add(FieldError.of(pointer + "/" + field, DIFFERS));
        }
        parent.put(field, value);
    }

    private void name(ObjectNode applicant, List<FieldError> errors) {
        String sent = applicant.path("familyName").asText("")
                + applicant.path("givenName").asText("");
        if (ChineseText.same(sent, record.name())) {
            return;
        }
        if (!sent.isBlank()) {
            errors.add(FieldError.of("/applicant/familyName", DIFFERS));
        }
        ChineseText.Name name = ChineseText.name(record.name());
        applicant.put("familyName", name.family());
        applicant.put("givenName", name.given());
    }

    /** The address as printed (CN-02); a postcode is on no card and stays as it was sent. */
    private void address(ObjectNode applicant, List<FieldError> errors) {
        ObjectNode address = applicant.withObjectProperty("address");
        set(address, "/applicant/address", "country", "CHN", errors);
        String sent = sentLine(address);
        if (ChineseText.same(sent, record.address())) {
            return;
        }
        if (!sent.isBlank()) {
            errors.add(FieldError.of("/applicant/address", DIFFERS));
        }
        ChineseText.Place place = ChineseText.place(record.address());
        if (place.region().isEmpty()) {
            address.remove("region");
        } else {
            address.put("region", place.region());
        }
        address.put("locality", place.locality());
        ArrayNode lines = address.putArray("lines");
        if (!place.line().isEmpty()) {
            lines.add(place.line());
        }
    }

    private static String sentLine(ObjectNode address) {
        List<String> parts = new ArrayList<>();
        parts.add(address.path("region").asText(""));
        parts.add(address.path("locality").asText(""));
        address.path("lines").forEach(line -> parts.add(line.asText()));
        return String.join("", parts);
    }
}
