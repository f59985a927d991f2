package io.meibo.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals and opens bytes of one registration with that registration's own key. Reference and field name are bound in, so
 * that a sealed value put in another's place does not open. Destroying the key makes everything of it unreadable.
 */
@Component
public class Sealer {

    private final HouseKey houseKey;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sealer(HouseKey houseKey, JdbcClient jdbc, Clock clock) {
        this.houseKey = houseKey;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Seals; the registration's key is made at first use. */
    public byte[] seal(RegistrationId reference, String field, byte[] plain) {
        try {
            return keyOf(reference).orElseGet(() -> newKey(reference)).encrypt(plain, context(reference, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    public byte[] seal(RegistrationId reference, String field, String plain) {
        return seal(reference, field, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens what {@link #seal} made for the same reference and field; fails on anything else. */
    public byte[] open(RegistrationId reference, String field, byte[] sealed) {
        try {
            Aead key = keyOf(reference)
                    .orElseThrow(() -> new IllegalStateException("the key of " + reference + " is destroyed"));
            return key.decrypt(sealed, context(reference, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value of " + reference + " does not open", e);
        }
    }

    public String openText(RegistrationId reference, String field, byte[] sealed) {
        return new String(open(reference, field, sealed), StandardCharsets.UTF_8);
    }

    /** Seals what belongs to no registration, under the house key; the context must be given again to open it. */
    public byte[] sealForHouse(String context, byte[] plain) {
        try {
            return houseKey.wrapping().encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    public byte[] openForHouse(String context, byte[] sealed) {
        try {
            return houseKey.wrapping().decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open", e);
        }
    }

    private Optional<Aead> keyOf(RegistrationId reference) {
        return jdbc.sql("SELECT wrapped FROM data_key WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> row.getBytes("wrapped"))
                .optional()
                .map(wrapped -> unwrap(reference, wrapped));
    }

    private Aead unwrap(RegistrationId reference, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped, houseKey.wrapping(), context(reference, "data-key"))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + reference + " does not open with this house key", e);
        }
    }

    private Aead newKey(RegistrationId reference) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, houseKey.wrapping(), context(reference, "data-key"));
            jdbc.sql("INSERT INTO data_key (reference, wrapped, created_at) VALUES (:reference, :wrapped, :at)")
                    .param("reference", reference.value())
                    .param("wrapped", wrapped)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making a data key failed", e);
        }
    }

    private static byte[] context(RegistrationId reference, String field) {
        return (reference.value() + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
