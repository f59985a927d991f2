package io.meibo.identity.page;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and of pictures, in hexadecimal. */
final class Digests {

    private Digests() {}

    static String of(byte[] file) {
        return HexFormat.of().formatHex(sha256().digest(file));
    }

    /** Of the pixels alone: the same for every file that shows the very same picture. */
    static String of(Pixels picture) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(picture.width())
                .putInt(picture.height())
                .array());
        return HexFormat.of().formatHex(digest.digest(picture.bytes()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
