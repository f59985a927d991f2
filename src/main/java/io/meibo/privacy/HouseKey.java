package io.meibo.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two keys that lie outside the database: the one that wraps each registration's data key, and the one that
 * fingerprints are made with. Read from the environment ({@code MEIBO_HOUSE_KEY}, the text of the key file) or from a
 * file that only its owner may read; where making one is allowed, the first start makes it.
 */
public final class HouseKey {

    private final Aead wrapping;
    private final SecretKeySpec fingerprinting;

    private HouseKey(Aead wrapping, byte[] fingerprinting) {
        this.wrapping = wrapping;
        this.fingerprinting = new SecretKeySpec(fingerprinting, "HmacSHA256");
    }

    /** Reads the text form: a Tink JSON key set, a line break, a base 64 key of 32 bytes. */
    static HouseKey parse(String text) throws GeneralSecurityException {
        AeadConfig.register();
        int split = text.strip().lastIndexOf('\n');
        if (split < 0) {
            throw new GeneralSecurityException("the house key is not in its two-part form");
        }
        KeysetHandle handle =
                TinkJsonProtoKeysetFormat.parseKeyset(text.strip().substring(0, split), InsecureSecretKeyAccess.get());
        byte[] mac =
                Base64.getDecoder().decode(text.strip().substring(split + 1).strip());
        if (mac.length < 32) {
            throw new GeneralSecurityException("the fingerprint key is shorter than 32 bytes");
        }
        return new HouseKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), mac);
    }

    /** Makes a new key in text form. */
    static String generate(java.security.SecureRandom random) throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        byte[] mac = new byte[32];
        random.nextBytes(mac);
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                + "\n"
                + Base64.getEncoder().encodeToString(mac)
                + "\n";
    }

    /** Reads the file; makes it (readable by its owner only) where it is missing and that is allowed. */
    static HouseKey fromFile(Path file, boolean makeIfMissing, java.security.SecureRandom random)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            if (!makeIfMissing) {
                throw new IOException("no house key: set MEIBO_HOUSE_KEY or put the key file in place");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "house",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, generate(random), StandardOpenOption.SYNC);
            Files.move(fresh, file);
        }
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    Aead wrapping() {
        return wrapping;
    }

    /** A keyed fingerprint of a text, in hexadecimal. */
    String fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(fingerprinting);
            return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
