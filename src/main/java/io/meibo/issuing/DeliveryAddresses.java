package io.meibo.issuing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Sealer;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The address a card may be posted to: that of the application, or one that was proved anew since; sealed like all that
 * tells of a person. An address that only somebody names is none.
 */
@Component
class DeliveryAddresses {

    /** Documents that bear the holder's address, or whose chip holds it (domain.md 1.2, 1.3). */
    private static final Set<String> BEAR_AN_ADDRESS = Set.of(
            "jp-driver-licence",
            "jp-my-number-card",
            "jp-residence-card",
            "jp-special-permanent-resident-certificate",
            "jp-resident-record",
            "cn-resident-id",
            "cn-temporary-id",
            "cn-household-booklet",
            "cn-hmt-residence-permit");

    /** What proves an address, beside identity documents that bear one. */
    private static final Set<String> OTHER_PROOFS =
            Set.of("seal-certificate", "tax-notice", "utility-bill", "residence-certificate");

    /** An address; {@code seq} is null for that of the application, {@code proved} whether a document says so. */
    record Known(@Nullable Integer seq, Address address, boolean proved) {

        @Override
        public String toString() {
            return "Known[" + seq + ", masked]";
        }
    }

    private final PersonalDataVault vault;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryAddresses(PersonalDataVault vault, Sealer sealer, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.vault = vault;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Whether a document of that kind can prove an address. */
    static boolean proves(String document) {
        return BEAR_AN_ADDRESS.contains(document) || OTHER_PROOFS.contains(document);
    }

    /** Where the card goes: the address proved last, else that of the application. */
    Known current(RegistrationCase registration) {
        return provedSince(registration.reference())
                .orElseGet(() -> new Known(
                        null,
                        vault.find(registration.reference())
                                .map(data -> data.applicant().address())
                                .orElseGet(Address::none),
                        BEAR_AN_ADDRESS.contains(registration.facts().documentType())));
    }

    /** Keeps an address that this clerk has seen proved by a document of that kind. */
    void prove(RegistrationId reference, Address address, String document, Actor actor) {
        int seq = jdbc.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM delivery_address WHERE reference = :reference")
                .param("reference", reference.value())
                .query(Integer.class)
                .single();
        try {
            jdbc.sql("INSERT INTO delivery_address (reference, seq, sealed, document_type, proved_by, at)"
                            + " VALUES (:reference, :seq, :sealed, :document, :by, :at)")
                    .param("reference", reference.value())
                    .param("seq", seq)
                    .param("sealed", sealer.seal(reference, field(seq), json.writeValueAsBytes(address)))
                    .param("document", document)
                    .param("by", actor.id())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an address of " + reference + " cannot be written");
        }
    }

    private Optional<Known> provedSince(RegistrationId reference) {
        record Row(int seq, byte[] sealed) {}
        return jdbc
                .sql("SELECT seq, sealed FROM delivery_address WHERE reference = :reference ORDER BY seq DESC"
                        + " FETCH FIRST 1 ROWS ONLY")
                .param("reference", reference.value())
                .query((row, n) -> new Row(row.getInt("seq"), row.getBytes("sealed")))
                .list()
                .stream()
                .findFirst()
                .map(row -> new Known(row.seq(), read(reference, row.seq(), row.sealed()), true));
    }

    private Address read(RegistrationId reference, int seq, byte[] sealed) {
        try {
            return json.readValue(sealer.open(reference, field(seq), sealed), PersonalData.Address.class);
        } catch (IOException e) {
            throw new IllegalStateException("an address of " + reference + " cannot be read");
        }
    }

    private static String field(int seq) {
        return "delivery-address/" + seq;
    }
}
