package io.meibo.identity.line;

import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of places: one row a registration that has ever had a place. */
@Component
class LinePlaces {

    /** How a place is held. An ended one counts no more, whether its line never came to be or was terminated. */
    enum State {
        IN_PROGRESS("in-progress"),
        ACTIVE("active"),
        ENDED("ended");

        private final String code;

        State(String code) {
            this.code = code;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LinePlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many of these registrations hold a place of that operator and kind. */
    int count(String operator, String counted, Collection<RegistrationId> among) {
        return among.isEmpty()
                ? 0
                : jdbc.sql("SELECT COUNT(*) FROM line_place WHERE operator = :operator AND counted = :counted"
                                + " AND state <> 'ended' AND reference IN (:among)")
                        .param("operator", operator)
                        .param("counted", counted)
                        .param(
                                "among",
                                among.stream().map(RegistrationId::value).toList())
                        .query(Integer.class)
                        .single();
    }

    boolean isHeld(RegistrationId reference) {
        return state(reference).filter(state -> !state.equals(State.ENDED.code)).isPresent();
    }

    /** Gives the registration a place in progress, or the one back that it had. */
    void hold(RegistrationId reference, String operator, String counted, boolean beyond) {
        boolean known = state(reference).isPresent();
        jdbc.sql(
                        known
                                ? "UPDATE line_place SET operator = :operator, counted = :counted, state = :state,"
                                        + " beyond = :beyond, since = :now WHERE reference = :reference"
                                : "INSERT INTO line_place (reference, operator, counted, state, beyond, since)"
                                        + " VALUES (:reference, :operator, :counted, :state, :beyond, :now)")
                .param("reference", reference.value())
                .param("operator", operator)
                .param("counted", counted)
                .param("state", State.IN_PROGRESS.code)
                .param("beyond", beyond)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Moves the place on; does nothing where there is none. */
    void move(RegistrationId reference, State state) {
        jdbc.sql("UPDATE line_place SET state = :state, since = :now"
                        + " WHERE reference = :reference AND state <> :state AND state <> 'ended'")
                .param("reference", reference.value())
                .param("state", state.code)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private Optional<String> state(RegistrationId reference) {
        return jdbc.sql("SELECT state FROM line_place WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
    }
}
