package io.meibo.privacy;

import io.meibo.privacy.Fingerprints.Kind;
import io.meibo.privacy.Fingerprints.Print;
import io.meibo.shared.RegistrationId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes from registrations to registrations over the prints they bear, without opening any of them. */
@Component
public class PrintIndex {

    private final JdbcClient jdbc;

    PrintIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The prints of these kinds that any of the registrations bears. */
    public Set<Print> of(Collection<RegistrationId> references, Kind... kinds) {
        if (references.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(jdbc.sql("SELECT DISTINCT kind, print FROM fingerprint"
                        + " WHERE reference IN (:references) AND kind IN (:kinds) ORDER BY kind, print")
                .param("references", values(references))
                .param("kinds", names(kinds))
                .query((row, n) -> new Print(Kind.valueOf(row.getString("kind")), row.getString("print")))
                .list());
    }

    /** The registrations that bear one of the same prints of these kinds as any of those, which are among them. */
    public Set<RegistrationId> sharing(Collection<RegistrationId> references, Kind... kinds) {
        if (references.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(jdbc.sql("SELECT DISTINCT other.reference FROM fingerprint own"
                        + " JOIN fingerprint other ON other.kind = own.kind AND other.print = own.print"
                        + " WHERE own.reference IN (:references) AND own.kind IN (:kinds)")
                .param("references", values(references))
                .param("kinds", names(kinds))
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list());
    }

    private static List<String> values(Collection<RegistrationId> references) {
        return references.stream().map(RegistrationId::value).toList();
    }

    private static List<String> names(Kind... kinds) {
        return Arrays.stream(kinds).map(Enum::name).toList();
    }
}
