package io.meibo.esim;

import io.meibo.shared.Iccid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the SM-DP+ told of a profile (handleDownloadProgressInfo).
 *
 * @param printed the ICCID as it came, at most 24 characters
 * @param point 1 the look at the phone, 2 confirmation code, 3 download, 4 installation; others are not known
 * @param status as in {@link Answer.Status}
 * @param at when it happened there
 */
public record Notice(
        String printed,
        int point,
        String status,
        @Nullable String subject,
        @Nullable String reason,
        OffsetDateTime at) {

    Optional<Iccid> iccid() {
        return Iccid.of(printed);
    }

    boolean done() {
        return status.equals(Answer.Status.SUCCESS.code()) || status.equals(Answer.Status.WARNING.code());
    }

    /** The same for the same content, however often and in whichever time zone it is told. */
    String digest() {
        String text = iccid().map(Iccid::digits).orElse(printed)
                + "|" + point + "|" + status + "|"
                + at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Notice[" + point + ", " + status + ", masked]";
    }
}
