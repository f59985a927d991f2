package io.meibo.pages.applicant;

import io.meibo.api.Texts;
import io.meibo.policy.Products;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words that the script of the applicant's page puts in: states, waits, fields, products, and its own. */
@Component
class Words {

    private static final List<String> FIELDS = List.of(
            "applicant.familyName",
            "applicant.givenName",
            "applicant.familyNameKana",
            "applicant.givenNameKana",
            "applicant.birthDate",
            "applicant.sex",
            "applicant.nationality",
            "applicant.address.country",
            "applicant.address.postcode",
            "applicant.address.region",
            "applicant.address.locality",
            "applicant.address.lines",
            "applicant.phone",
            "applicant.email",
            "identityDocument.type",
            "identityDocument.number",
            "identityDocument.issuingCountry",
            "identityDocument.expiryDate",
            "identityDocument.mrz",
            "guardian.familyName",
            "guardian.givenName",
            "guardian.familyNameKana",
            "guardian.givenNameKana",
            "guardian.birthDate",
            "guardian.relationship",
            "guardian.phone",
            "guardian.identityDocument.type",
            "guardian.identityDocument.number",
            "guardian.identityDocument.issuingCountry",
            "guardian.identityDocument.expiryDate",
            "guardian.identityDocument.mrz",
            "agent.familyName",
            "agent.givenName",
            "agent.familyNameKana",
            "agent.givenNameKana",
            "agent.birthDate",
            "agent.relationship",
            "agent.phone",
            "agent.identityDocument.type",
            "agent.identityDocument.number",
            "agent.identityDocument.issuingCountry",
            "agent.identityDocument.expiryDate",
            "agent.identityDocument.mrz",
            "user.under18",
            "user.filtering",
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

    private static final List<String> OWN = List.of(
            "refused.source",
            "refused.instead",
            "refused.documents",
            "refused.none",
            "progress.wrong-code",
            "awaiting.stock.card",
            "awaiting.deposit.card",
            "status.awaiting-deposit.card",
            "progress.deposit.lead.card",
            "progress.deposit.card",
            "awaiting.hand-over.card",
            "progress.ended.completed.card",
            "progress.hand-over.card",
            "progress.hand-over.lead.card",
            "progress.step.contract.card",
            "progress.step.card.card",
            "progress.withdraw.lead.card",
            "progress.too-many",
            "progress.offline",
            "progress.fault",
            "progress.until",
            "progress.entered",
            "progress.updated",
            "progress.corrected",
            "progress.signed",
            "progress.activated",
            "progress.withdrawn",
            "progress.nothing-filled",
            "progress.correction.right",
            "progress.correction.round",
            "progress.correction.staff-only",
            "progress.file-too-large",
            "progress.hint.country",
            "progress.hint.phone",
            "progress.hint.lines",
            "progress.hint.mrz",
            "progress.hint.file",
            "progress.choose",
            "progress.sex.F",
            "progress.sex.M",
            "progress.sex.X",
            "progress.relationship.parent",
            "progress.relationship.grandparent",
            "progress.relationship.sibling",
            "progress.relationship.spouse",
            "progress.relationship.child",
            "progress.relationship.other-relative",
            "progress.relationship.legal-guardian",
            "progress.relationship.representative",
            "progress.relationship.other",
            "progress.truth.true",
            "progress.truth.false",
            "progress.filtering.on",
            "progress.filtering.declined-in-writing",
            "progress.long-term",
            "progress.step.check",
            "progress.step.contract",
            "progress.step.card",
            "progress.step.done",
            "progress.ended.completed",
            "progress.ended.rejected",
            "progress.ended.withdrawn",
            "progress.ended.expired",
            "progress.ended.cancelled",
            "progress.ended.terminated",
            "paper.contract",
            "paper.signed-contract",
            "paper.terms",
            "paper.receipt",
            "paper.refund",
            "paper.delivery",
            "paper.settlement");

    private final Texts texts;
    private final Products products;

    Words(Texts texts, Products products) {
        this.texts = texts;
        this.products = products;
    }

    /** Key to text, in that language. */
    Map<String, String> of(Locale locale) {
        var words = new LinkedHashMap<String, String>();
        keys().forEach(key -> words.put(key, texts.in(locale, key)));
        products.all()
                .forEach(product ->
                        words.put("product." + product.id(), product.name().in(locale)));
        return words;
    }

    private static Stream<String> keys() {
        return Stream.of(
                        Arrays.stream(RegistrationStatus.values()).map(status -> "status." + status.code()),
                        Arrays.stream(Awaiting.values()).map(awaiting -> "awaiting." + awaiting.code()),
                        FIELDS.stream().map(field -> "field-name." + field),
                        OWN.stream())
                .flatMap(keys -> keys);
    }
}
