package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.policy.Product;
import io.meibo.policy.Product.Collects;
import io.meibo.privacy.PersonalData;
import io.meibo.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Data minimisation at the door (SC-01, SC-03, domain.md section 9 no. 11): what a product does not collect is refused
 * with its field named, never taken and forgotten. An anonymous card takes nothing of a person at all.
 */
final class NotCollected {

    /** The code of each refused field. */
    static final String CODE = "NOT_COLLECTED";

    private static final Map<String, Collects> APPLICANT = Map.of(
            "familyName", Collects.NAME,
            "givenName", Collects.NAME,
            "familyNameKana", Collects.KANA,
            "givenNameKana", Collects.KANA,
            "birthDate", Collects.BIRTH_DATE,
            "sex", Collects.SEX,
            "nationality", Collects.NATIONALITY,
            "address", Collects.ADDRESS,
            "phone", Collects.PHONE,
            "email", Collects.EMAIL);
    private static final List<String> PARTIES = List.of("guardian", "agent", "user");
    private static final Set<String> PAGES_OF_PARTIES =
            Set.of("agent-document", "guardian-document", "kinship-proof", "household-register");

    private final Product product;

    NotCollected(Product product) {
        this.product = product;
    }

    /** The same JSON without what may not be collected, which is named in {@code errors} leaf by leaf. */
    ObjectNode refuse(ObjectNode node, List<FieldError> errors) {
        ObjectNode kept = node.deepCopy();
        if (product.isAnonymous()) {
            drop(kept, "", "applicant", errors);
            drop(kept, "", "consents", errors);
        } else if (kept.get("applicant") instanceof ObjectNode applicant) {
            APPLICANT.forEach((field, group) -> {
                if (!product.takes(group)) {
                    drop(applicant, "/applicant", field, errors);
                }
            });
        }
        if (!product.takes(Collects.IDENTITY_DOCUMENT)) {
            drop(kept, "", "identityDocument", errors);
            if (PersonalData.NONE.equals(kept.path("verification").asText(""))) {
                kept.remove("verification");
            } else {
                drop(kept, "", "verification", errors);
            }
        }
        if (!product.takes(Collects.PARTIES)) {
            PARTIES.forEach(party -> drop(kept, "", party, errors));
        }
        return kept;
    }

    /** The pages that may be looked at; the others are named and never opened. */
    Map<String, byte[]> refusePages(Optional<Product.Plan> plan, Map<String, byte[]> pages, List<FieldError> errors) {
        var kept = new LinkedHashMap<String, byte[]>();
        pages.forEach((kind, content) -> {
            if (takesPage(plan, kind)) {
                kept.put(kind, content);
            } else {
                errors.add(FieldError.of(kind.matches("[a-z-]{1,40}") ? "/" + kind : "", CODE));
            }
        });
        return kept;
    }

    private boolean takesPage(Optional<Product.Plan> plan, String kind) {
        if (!product.takes(Collects.IDENTITY_DOCUMENT)) {
            return plan.map(Product.Plan::proof).filter(kind::equals).isPresent();
        }
        return product.takes(Collects.PARTIES) || !PAGES_OF_PARTIES.contains(kind);
    }

    private static void drop(ObjectNode node, String pointer, String field, List<FieldError> errors) {
        JsonNode dropped = node.remove(field);
        if (dropped != null) {
            name(dropped, pointer + "/" + field, errors);
        }
    }

    /** Names every leaf that says something; the names of fields are the caller's text, so only plain ones are told. */
    private static void name(JsonNode node, String pointer, List<FieldError> errors) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(entry -> {
                boolean plain = entry.getKey().matches("[A-Za-z][A-Za-z0-9_-]{0,40}");
                name(entry.getValue(), plain ? pointer + "/" + entry.getKey() : pointer, errors);
            });
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            errors.add(FieldError.of(pointer, CODE));
        }
    }
}
