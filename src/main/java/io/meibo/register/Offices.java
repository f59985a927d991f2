package io.meibo.register;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offices with a counter and a store of their own, and whose counter a registration belongs to. The offices are those
 * that {@code meibo.offices} (user to office) names; without one the central store serves everybody.
 */
@Component
public class Offices {

    /** The store that serves who belongs to no counter, and every counter whose own shelf is empty. */
    public static final String CENTRAL = "central";

    private final Map<String, String> byUser;
    private final JdbcClient jdbc;

    Offices(Environment environment, JdbcClient jdbc) {
        this.byUser = new TreeMap<>(Binder.get(environment)
                .bind("meibo.offices", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        this.jdbc = jdbc;
    }

    /** Every office with a store, and the central one. */
    public TreeSet<String> known() {
        var known = new TreeSet<>(byUser.values());
        known.add(CENTRAL);
        return known;
    }

    /** The office this user works at; the central store where none is set down. */
    public String of(Actor actor) {
        return byUser.getOrDefault(actor.id(), CENTRAL);
    }

    /** Notes the office of a new registration: the one it names, else that of whoever enters it. */
    @Transactional
    public void enter(RegistrationId reference, Actor actor, @Nullable String named) {
        String office = named == null ? of(actor) : named;
        if (!office.equals(CENTRAL)) {
            jdbc.sql("INSERT INTO registration_office (reference, office) VALUES (:reference, :office)")
                    .param("reference", reference.value())
                    .param("office", office)
                    .update();
        }
    }

    /** Whose counter it belongs to; {@link #CENTRAL} where to none. */
    public String of(RegistrationId reference) {
        Optional<String> office = jdbc.sql("SELECT office FROM registration_office WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
        return office.orElse(CENTRAL);
    }
}
