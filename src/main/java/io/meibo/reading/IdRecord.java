package io.meibo.reading;

import io.meibo.privacy.Validity;
import java.time.LocalDate;

/**
 * What a reader read out of a document's chip, as printed: the name in one piece, the address in one line, and the photo
 * as JPEG or PNG, empty where the chip holds none. Nothing of it prints itself.
 */
public record IdRecord(
        String documentType,
        String number,
        String issuingCountry,
        Validity validTo,
        String name,
        LocalDate birthDate,
        String sex,
        String nationality,
        String address,
        byte[] portrait) {

    @Override
    public String toString() {
        return "IdRecord[" + documentType + ", masked]";
    }
}
