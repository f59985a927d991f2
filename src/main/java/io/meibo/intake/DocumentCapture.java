package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.policy.DataCapture;
import io.meibo.policy.Product;
import io.meibo.policy.Product.Collects;
import io.meibo.policy.Products;
import io.meibo.reading.IdReadings;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the data of the identity document came in: read by a reader, or typed where table data-capture allows it (CN-07).
 * The same for clerks, programs and applicants, at entry and at each correction.
 */
@Component
class DocumentCapture {

    static final String TYPED = "TYPED_DATA_NOT_ALLOWED";
    private static final String CHIP_READ = "chip-read";

    /** What a reader reads, beside the document itself; a correction that touches it types it. */
    private static final Set<String> READ_FIELDS = Set.of(
            "/applicant/familyName",
            "/applicant/givenName",
            "/applicant/birthDate",
            "/applicant/sex",
            "/applicant/nationality");

    private static final int LONGEST_ID = 64;

    private final Products products;
    private final IdReadings readings;
    private final DataCapture table;

    DocumentCapture(Products products, IdReadings readings, DataCapture table) {
        this.products = products;
        this.readings = readings;
        this.table = table;
    }

    /**
     * The record that the JSON's {@code identityDocument.reading} names, used up by this; empty where it names none.
     * Refuses (422) with what to do where it cannot be used.
     */
    Optional<ReadDocument> claimed(JsonNode node, String product, Actor actor, @Nullable RegistrationId corrected) {
        JsonNode named = node.path("identityDocument").path(ReadDocument.FIELD);
        Optional<Product> offered = products.find(product).filter(found -> found.takes(Collects.IDENTITY_DOCUMENT));
        if (named.isMissingNode() || named.isNull() || offered.isEmpty()) {
            return Optional.empty();
        }
        if (!named.isTextual() || named.asText().length() > LONGEST_ID) {
            throw Refusal.notReadable(
                    "REGISTRATION_NOT_IN_ORDER", FieldError.of("/identityDocument/reading", "WRONG_TYPE", "string"));
        }
        IdReadings.Claim claim = readings.claim(named.asText(), actor, corrected);
        if (claim.document() == null) {
            throw Refusal.rule(
                    "REGISTRATION_NOT_IN_ORDER",
                    FieldError.of("/identityDocument/reading", Objects.requireNonNull(claim.fault())));
        }
        return Optional.of(new ReadDocument(named.asText(), claim.document(), offered.get()));
    }

    /** A new application that names no reading of ours. */
    List<FieldError> typed(RegistrationCase.Facts facts, Actor actor) {
        return forbids(facts, facts.appliedOn(), actor)
                ? List.of(FieldError.of("/identityDocument/number", TYPED))
                : List.of();
    }

    /** A correction without a reading: only what touches the read data counts as typed. */
    List<FieldError> typed(RegistrationCase.Facts facts, LocalDate appliedOn, Set<String> changed, Actor actor) {
        List<FieldError> typed = changed.stream()
                .filter(pointer -> pointer.startsWith("/identityDocument") || READ_FIELDS.contains(pointer))
                .map(pointer -> FieldError.of(pointer, TYPED))
                .toList();
        return !typed.isEmpty() && forbids(facts, appliedOn, actor) ? typed : List.of();
    }

    private boolean forbids(RegistrationCase.Facts facts, LocalDate appliedOn, Actor actor) {
        if (readElsewhere(facts, actor)) {
            return false;
        }
        boolean documented = products.find(facts.product())
                .filter(product -> product.takes(Collects.IDENTITY_DOCUMENT))
                .isPresent();
        return documented
                && table.of(facts.country(), facts.product(), facts.channel(), facts.documentType(), appliedOn)
                        == DataCapture.Way.READER_REQUIRED;
    }

    /** A partner's system that says the chip was read has a reader of its own; we cannot see it, so a person looks. */
    private static boolean readElsewhere(RegistrationCase.Facts facts, Actor actor) {
        return actor.is(Role.INTEGRATION)
                && !actor.isStaff()
                && facts.verification().equals(CHIP_READ);
    }
}
