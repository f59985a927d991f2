package io.meibo.identity.credit;

import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.Fingerprints.Print;
import io.meibo.shared.Msisdn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with unpaid bills, as a source names him: by document, by name and birth date, by phone, or by several of
 * them. Only fingerprints of it are kept.
 */
public record UnpaidEntry(
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable String phone) {

    /** True where it names at least one thing completely. */
    public boolean isUsable() {
        return phone != null || documentType != null && documentNumber != null || hasPerson();
    }

    List<Print> prints(Fingerprints fingerprints) {
        List<Print> prints = new ArrayList<>();
        if (documentType != null && documentNumber != null) {
            prints.add(fingerprints.ofDocument(documentType, documentNumber));
        }
        if (familyName != null && givenName != null && birthDate != null) {
            prints.add(fingerprints.ofPerson(familyName, givenName, birthDate));
        }
        if (phone != null) {
            prints.add(fingerprints.ofPhone(Msisdn.of(phone).map(Msisdn::e164).orElse(phone)));
        }
        return prints;
    }

    @Override
    public String toString() {
        return "UnpaidEntry[masked]";
    }

    private boolean hasPerson() {
        return familyName != null && givenName != null && birthDate != null;
    }
}
