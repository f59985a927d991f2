package io.meibo.issuing;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The look at the document before a card changes hands: the clerk says which document lies before her and types its last
 * characters, and the house says whether that is the document on file and still valid today (JP-15). The characters are
 * compared and forgotten; kept is that they matched.
 */
@Component
class DocumentLooks {

    static final int LEAST_CHARACTERS = 4;

    /** A look in order: the document's type, and whether its number was compared; null where none is on file. */
    record Look(String documentType, @Nullable Boolean numberMatched) {}

    private final PersonalDataVault vault;
    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentLooks(PersonalDataVault vault, JdbcClient jdbc, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Compares; faults are added with pointers below {@code /document}. Null where there is a fault. */
    @Nullable
    Look compare(RegistrationCase registration, DocumentLook shown, List<FieldError> errors) {
        var faults = new ArrayList<FieldError>();
        PersonalData.IdentityDocument onFile = vault.find(registration.reference())
                .map(PersonalData::identityDocument)
                .orElseGet(PersonalData.IdentityDocument::none);
        String type = shown.type() == null ? "" : shown.type().strip();
        if (type.isEmpty()) {
            faults.add(FieldError.of("/document/type", "REQUIRED"));
        } else if (!type.equals(onFile.type())) {
            faults.add(FieldError.of("/document/type", "HAND_OVER_OTHER_DOCUMENT"));
        }
        Boolean matched = null;
        String number = fold(onFile.number());
        if (!number.isEmpty()) {
            String typed = fold(shown.lastCharacters() == null ? "" : shown.lastCharacters());
            matched = endsWith(number, typed);
            if (typed.length() < Math.min(LEAST_CHARACTERS, number.length())) {
                faults.add(FieldError.of(
                        "/document/lastCharacters",
                        "HAND_OVER_DOCUMENT_TOO_SHORT",
                        Integer.toString(LEAST_CHARACTERS)));
            } else if (!matched) {
                faults.add(FieldError.of("/document/lastCharacters", "HAND_OVER_DOCUMENT_DIFFERS"));
            }
        }
        if (onFile.expiryDate() != null && !onFile.expiryDate().covers(LocalDate.now(clock))) {
            faults.add(FieldError.of("/document", "HAND_OVER_DOCUMENT_EXPIRED"));
        }
        errors.addAll(faults);
        return faults.isEmpty() ? new Look(type, matched) : null;
    }

    /** Keeps that this clerk looked, for her task where there is one. */
    void keep(RegistrationCase registration, Look look, Actor actor, @Nullable String taskId) {
        jdbc.sql("INSERT INTO document_look (id, reference, task_id, looked_by, document_type, number_matched, at)"
                        + " VALUES (:id, :reference, :task, :by, :type, :matched, :at)")
                .param("id", UUID.randomUUID().toString())
                .param("reference", registration.reference().value())
                .param("task", taskId)
                .param("by", actor.id())
                .param("type", look.documentType())
                .param("matched", look.numberMatched())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** The same time whether the first or the last character differs. */
    private static boolean endsWith(String number, String typed) {
        String tail = number.substring(Math.max(0, number.length() - typed.length()));
        return MessageDigest.isEqual(tail.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "");
    }
}
