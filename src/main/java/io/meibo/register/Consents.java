package io.meibo.register;

import io.meibo.shared.RegistrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the applicant agreed to, for features that may act only with a consent; intake keeps them. */
@Component
public class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a consent to this purpose came with the registration. */
    public boolean given(RegistrationId reference, String purpose) {
        return jdbc.sql("SELECT COUNT(*) FROM consent WHERE reference = :reference AND purpose = :purpose")
                        .param("reference", reference.value())
                        .param("purpose", purpose)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
