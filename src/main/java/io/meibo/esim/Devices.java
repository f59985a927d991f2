package io.meibo.esim;

import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.Sealer;
import io.meibo.register.DeviceGiven;
import io.meibo.register.Register;
import io.meibo.shared.Eid;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The phones that eSIMs were applied for, known by their EID: sealed, with a keyed print to count by (CN-13). */
@Component
class Devices {

    static final String EID = "esim-eid";

    /** Endings after which the number is no longer on the phone. */
    private static final Set<String> GONE = Set.of(
            RegistrationStatus.REJECTED.code(),
            RegistrationStatus.WITHDRAWN.code(),
            RegistrationStatus.EXPIRED.code(),
            "cancelled",
            "terminated");

    private final Fingerprints fingerprints;
    private final Sealer sealer;
    private final Register register;
    private final JdbcClient jdbc;

    Devices(Fingerprints fingerprints, Sealer sealer, Register register, JdbcClient jdbc) {
        this.fingerprints = fingerprints;
        this.sealer = sealer;
        this.register = register;
        this.jdbc = jdbc;
    }

    /** Keeps it with the registration. */
    @EventListener
    @Transactional
    public void on(DeviceGiven event) {
        jdbc.sql("DELETE FROM esim_device WHERE reference = :reference")
                .param("reference", event.reference().value())
                .update();
        jdbc.sql("INSERT INTO esim_device (reference, eid, print) VALUES (:reference, :eid, :print)")
                .param("reference", event.reference().value())
                .param("eid", sealer.seal(event.reference(), EID, event.eid().digits()))
                .param("print", fingerprints.ofDevice(event.eid()))
                .update();
    }

    boolean isGiven(RegistrationId reference) {
        return jdbc.sql("SELECT COUNT(*) FROM esim_device WHERE reference = :reference")
                        .param("reference", reference.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many numbers are on this phone or applied for with it. */
    int numbersOn(Eid eid) {
        return (int) jdbc
                .sql("SELECT reference FROM esim_device WHERE print = :print")
                .param("print", fingerprints.ofDevice(eid))
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list()
                .stream()
                .filter(reference ->
                        !GONE.contains(register.get(reference).status().code()))
                .count();
    }

    /** For eyes: the last digits of the phone's EID; empty where none was given. */
    Optional<String> masked(RegistrationId reference) {
        return jdbc.sql("SELECT eid FROM esim_device WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new Eid(sealer.openText(reference, EID, row.getBytes(1))).masked())
                .optional();
    }
}
