package io.meibo.support;

import io.meibo.demo.Door.Caller;
import io.meibo.demo.Invented;
import io.meibo.demo.SpecimenReader;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;

/** The card reader of all tests' counters: a service on this machine, on which a test lays the card it wants. */
public final class CardReader {

    private static final String PLACE = "counter";
    private static final SpecimenReader DEVICE = SpecimenReader.start(LocalDate.now(ZoneId.of("Asia/Tokyo")));

    private CardReader() {}

    public static URI address() {
        return DEVICE.of(PLACE);
    }

    /** Lays this person's card on the reader and has the caller read it; the id of the reading. */
    public static synchronized String read(Caller caller, Invented person) {
        DEVICE.lay(PLACE, person);
        return caller.post("/api/id-readings").expect(201).text("/reading");
    }
}
