package io.meibo.register;

import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The secret an applicant gets with a reference: 16 characters of unmistakable letters and digits (78 random bits) in groups of four. Guessing
 * is hopeless, so a plain hash bound to the reference is kept.
 */
final class AccessCodes {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private AccessCodes() {}

    static String draw(SecureRandom random) {
        var code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    static String hash(RegistrationId reference, String code) {
        try {
            byte[] text = (reference.value() + "|" + normal(code)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static boolean matches(RegistrationId reference, String code, String hash) {
        return MessageDigest.isEqual(
                hash(reference, code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
