package io.meibo.ending;

import io.meibo.shared.RegistrationId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The end of a line that was asked for. {@code lastDay} is the last day of service, {@code closesAt} when the line is
 * closed; {@code rightUntil} is the last day on which a cancellation could be asked for, null where that is open.
 */
public record LineEnd(
        RegistrationId reference,
        Kind kind,
        State state,
        OffsetDateTime askedAt,
        LocalDate lastDay,
        OffsetDateTime closesAt,
        @Nullable LocalDate rightUntil) {

    /** Two events, not one: they differ in refund and notice (domain.md 9, item 10). */
    public enum Kind {
        /** By mere notice in the first days (JP-24). */
        CANCELLATION("cancellation", "contract-cancellation"),
        /** For the future. */
        TERMINATION("termination", "contract-termination");

        private final String code;
        private final String process;

        Kind(String code, String process) {
            this.code = code;
            this.process = process;
        }

        /** The word used in the API and the table. */
        public String code() {
            return code;
        }

        String process() {
            return process;
        }

        static Kind of(String code) {
            return code.equals(CANCELLATION.code) ? CANCELLATION : TERMINATION;
        }
    }

    /** Where it stands. */
    public enum State {
        /** Waits for a person's decision. */
        ASKED("asked"),
        /** The line is closed on its day. */
        GRANTED("granted"),
        /** The line stays. */
        REFUSED("refused");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** The word used in the API and the table. */
        public String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no such state of a line's end: " + code);
        }
    }
}
