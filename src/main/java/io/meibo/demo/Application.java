package io.meibo.demo;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application as the API takes it (api.md, POST /api/registrations), filled in for an invented person. {@code plan}
 * is one of the product's plans; {@code guardian} is the parent of a minor, null where the person acts alone; {@code form}
 * is {@code sim} or {@code esim}, and counts for nothing with a card.
 */
public record Application(
        String product,
        String plan,
        String channel,
        String verification,
        Invented person,
        OffsetDateTime at,
        @Nullable Invented guardian,
        String form) {

    private static final List<String> ANONYMOUS = List.of("jp-transit-anonymous", "cn-transit-ordinary");

    /** Of somebody who acts alone. */
    public Application(
            String product, String plan, String channel, String verification, Invented person, OffsetDateTime at) {
        this(product, plan, channel, verification, person, at, null, "sim");
    }

    /** The same for a profile on a phone, whose code is shown at the counter. */
    public Application asEsim() {
        return new Application(product, plan, channel, verification, person, at, guardian, "esim");
    }

    /** The same of a minor whose father or mother is there and consents (CN-14, JP-22). */
    public Application with(Invented parent) {
        return new Application(product, plan, channel, verification, person, at, parent, form);
    }

    /** As a tree of maps and lists, ready for JSON; a caller may change it. */
    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("product", product);
        body.put("plan", plan);
        body.put("channel", channel);
        body.put("language", person.language());
        body.put("delivery", tree("form", isCard() ? "card" : form, "method", "counter"));
        if (ANONYMOUS.contains(product)) {
            return body;
        }
        var applicant = applicant();
        boolean documented = !product.equals("jp-transit-named");
        if (isCard() && !product.equals("cn-bank-class-1")) {
            applicant.keySet().removeAll(List.of("nationality", "address", "email"));
        }
        body.put("applicant", applicant);
        if (documented) {
            body.put("verification", verification);
            body.put("identityDocument", identityDocument(person.paper()));
        }
        if (guardian != null) {
            body.put("guardian", party(guardian, "parent"));
        }
        body.put(
                "consents",
                purposes().stream()
                        .map(purpose -> tree("purpose", purpose, "givenAt", at.toString()))
                        .toList());
        return body;
    }

    /** Somebody who acts for the applicant or with him, as the API takes him. */
    public static Map<String, Object> party(Invented party, String relationship) {
        var body = new LinkedHashMap<String, Object>();
        body.put("familyName", party.familyName());
        body.put("givenName", party.givenName());
        party.kana().ifPresent(kana -> {
            body.put("familyNameKana", kana.family());
            body.put("givenNameKana", kana.given());
        });
        body.put("birthDate", party.birthDate().toString());
        body.put("relationship", relationship);
        body.put("phone", party.phone());
        body.put("identityDocument", identityDocument(party.paper()));
        return body;
    }

    /** In China the comparison of the face asks a consent of its own (CN-20). */
    private List<String> purposes() {
        var purposes = new ArrayList<>(List.of("identity-check"));
        if (product.startsWith("cn-")) {
            purposes.add("face-comparison");
        }
        if (guardian != null) {
            purposes.add("guardian-consent");
        }
        return purposes;
    }

    /** Whether it is a transit or bank card; such a one is asked for no more than it collects. */
    public boolean isCard() {
        return product.contains("-transit-") || product.contains("-bank-");
    }

    private LinkedHashMap<String, Object> applicant() {
        var applicant = new LinkedHashMap<String, Object>();
        applicant.put("familyName", person.familyName());
        applicant.put("givenName", person.givenName());
        person.kana().ifPresent(kana -> {
            applicant.put("familyNameKana", kana.family());
            applicant.put("givenNameKana", kana.given());
        });
        applicant.put("birthDate", person.birthDate().toString());
        applicant.put("sex", person.sex());
        applicant.put("nationality", person.nationality());
        Home home = person.home();
        var address = tree(
                "country", home.country(),
                "postcode", home.postcode(),
                "region", home.region(),
                "locality", home.locality());
        address.put("lines", List.of(home.line()));
        applicant.put("address", address);
        applicant.put("phone", person.phone());
        applicant.put("email", person.email());
        return applicant;
    }

    private static Map<String, Object> identityDocument(Paper paper) {
        var document = tree(
                "type", paper.kind().code(),
                "number", paper.number(),
                "issuingCountry", paper.issuingCountry(),
                "expiryDate", paper.expires().toString());
        if (!paper.mrz().isEmpty()) {
            document.put("mrz", paper.mrz());
        }
        return document;
    }

    private static Map<String, Object> tree(String... namesAndValues) {
        var tree = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
