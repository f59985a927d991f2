package io.meibo.intake;

import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalData;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Eid;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it is entered, read and found to be in order: what is applied for, what it tells of the person
 * (null where nobody is asked for), the pages by kind, the reading the document's data came from, null where typed, and
 * the phone an eSIM is for, null where it was not named, and the office named.
 */
record Entry(
        RegistrationCase.Facts facts,
        String processKey,
        @Nullable PersonalData personalData,
        @Nullable External external,
        List<Consent> consents,
        Map<String, PageInspector.Page> pages,
        @Nullable String reading,
        @Nullable Eid device,
        @Nullable String office) {

    /** The reference another system has for it. */
    record External(String system, String id) {}

    /** What the applicant agreed to, and when. */
    record Consent(String purpose, OffsetDateTime givenAt) {}

    @Override
    public String toString() {
        return "Entry[masked]";
    }
}
