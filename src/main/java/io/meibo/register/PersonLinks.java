package io.meibo.register;

import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs of registrations that a person found to be of one person. Linking merges nothing: it makes lines count together. */
@Component
public class PersonLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Links two registrations on somebody's word; linking them again changes nothing. */
    @Transactional
    public void link(RegistrationId one, RegistrationId other, String linkedBy) {
        List<String> pair =
                List.of(one.value(), other.value()).stream().sorted().toList();
        jdbc.sql("INSERT INTO person_link (first_reference, second_reference, linked_by, at)"
                        + " SELECT r.reference, :second, :by, :at FROM registration r WHERE r.reference = :first"
                        + " AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.first_reference = :first"
                        + " AND l.second_reference = :second)")
                .param("first", pair.get(0))
                .param("second", pair.get(1))
                .param("by", linkedBy)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** The registrations directly linked with any of these. */
    public Set<RegistrationId> linkedWith(Collection<RegistrationId> references) {
        if (references.isEmpty()) {
            return Set.of();
        }
        var found = new LinkedHashSet<RegistrationId>();
        List<String> values = references.stream().map(RegistrationId::value).toList();
        jdbc.sql("SELECT first_reference, second_reference FROM person_link"
                        + " WHERE first_reference IN (:references) OR second_reference IN (:references)")
                .param("references", values)
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(pair -> pair.forEach(value -> found.add(new RegistrationId(value))));
        return found;
    }
}
