package io.meibo.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an eSIM phone reads from the QR code (SGP.22 section 4.1): server, matching id (empty means the device's
 * default), the server's OID where given, and whether the user must type a confirmation code, which itself never stands
 * in it. Prints only the server.
 */
public record ActivationCode(
        String smdpAddress, String matchingId, Optional<String> smdpOid, boolean confirmationCodeRequired) {

    private static final int MAX_LENGTH = 255;
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?" + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern MATCHING_ID = Pattern.compile("[A-Za-z0-9-]*");
    private static final Pattern OID = Pattern.compile("[0-2](?:\\.[0-9]+)+");

    /** Version 3 of the standard may append more fields: they are ignored when reading and never written. */
    private static final Pattern CODE =
            Pattern.compile("(?:[Ll][Pp][Aa]:)?1\\$([^$]*)\\$([^$]*)(?:\\$([^$]*)(?:\\$(1?)(?:\\$.*)?)?)?");

    public ActivationCode {
        if (!ADDRESS.matcher(smdpAddress).matches()
                || !MATCHING_ID.matcher(matchingId).matches()
                || smdpOid.filter(oid -> !OID.matcher(oid).matches()).isPresent()) {
            throw new IllegalArgumentException("not an activation code");
        }
    }

    /** Reads a code scanned (`LPA:1$…`) or typed (`1$…`), or nothing when it is none. */
    public static Optional<ActivationCode> of(String text) {
        Matcher match = CODE.matcher(text.strip());
        if (text.strip().length() > MAX_LENGTH || !match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ActivationCode(
                    match.group(1),
                    match.group(2),
                    Optional.ofNullable(match.group(3)).filter(oid -> !oid.isEmpty()),
                    "1".equals(match.group(4))));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }

    /** The text for the QR code. */
    public String toQrText() {
        String tail = confirmationCodeRequired
                ? "$" + smdpOid.orElse("") + "$1"
                : smdpOid.map(oid -> "$" + oid).orElse("");
        return "LPA:1$" + smdpAddress + "$" + matchingId + tail;
    }

    @Override
    public String toString() {
        return "ActivationCode[" + smdpAddress.toLowerCase(Locale.ROOT) + "]";
    }
}
