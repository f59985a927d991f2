package io.meibo.register;

import io.meibo.shared.RegistrationId;
import java.util.Map;

/**
 * Something secret is to reach the applicant: a code, with the notice it stands in. Published in the transaction that
 * made it; the secrets are sealed at once and sent by the notice delivery. Texts: {@code notice.<notice>.sms} for a
 * short message, {@code notice.<notice>.what} (and {@code .do}) for a mail, each secret at its name in braces, such as
 * <code>{code}</code>; {@code notice-kind.<notice>} for the outbox. Needs no text with arguments.
 *
 * @param notice its code, at most 40 characters
 * @param secrets name to value; never printed
 */
public record SecretToSend(RegistrationId reference, String notice, Channel channel, Map<String, String> secrets) {

    /** By which way. Who lacks the way that is preferred gets it by the other one; the last two are strict. */
    public enum Channel {
        /** By mail where the applicant gave an address, else by short message. */
        MAIL,
        /** By short message. */
        SMS,
        /** A second channel beside a mail: by short message or not at all. */
        OTHER_THAN_MAIL,
        /** A second channel beside a short message: by mail or not at all. */
        OTHER_THAN_SMS
    }

    public SecretToSend {
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "SecretToSend[" + notice + ", masked]";
    }
}
