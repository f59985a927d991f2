package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Keyed prints of secrets that are too short for a plain hash, such as codes of six digits: without the house key, which
 * lies outside the database, nobody finds the secret by trying all of them.
 */
@Component
public class SecretPrints {

    private final HouseKey houseKey;

    SecretPrints(HouseKey houseKey) {
        this.houseKey = houseKey;
    }

    /** The print of a secret of this registration for this purpose, 64 hexadecimal digits. */
    public String of(RegistrationId reference, String purpose, String secret) {
        return houseKey.fingerprint("SECRET|" + reference.value() + "|" + purpose + "|" + secret);
    }

    /** Whether the print is of this secret; takes as long for a wrong one as for the right one. */
    public boolean matches(String print, RegistrationId reference, String purpose, String secret) {
        return MessageDigest.isEqual(
                print.getBytes(StandardCharsets.US_ASCII),
                of(reference, purpose, secret).getBytes(StandardCharsets.US_ASCII));
    }
}
