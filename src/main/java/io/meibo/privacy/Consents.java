package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an applicant or guardian has agreed to, by purpose ({@code identity-check}, {@code guardian-consent} …). */
@Component
public class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The purposes on record for this registration, in alphabetical order. */
    public Set<String> of(RegistrationId reference) {
        return new TreeSet<>(jdbc.sql("SELECT purpose FROM consent WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .list());
    }

    /** Whether a consent to this purpose came with the registration. */
    public boolean given(RegistrationId reference, String purpose) {
        return of(reference).contains(purpose);
    }
}
