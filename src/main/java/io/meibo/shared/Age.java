package io.meibo.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Age in full years on a day. A year of age is full on the birthday itself and not the day before; who was born on 29
 * February has it full on 1 March of a year without that day.
 */
public final class Age {

    private Age() {}

    /** Full years from birth to that day; negative where the birth lies after it. */
    public static int on(LocalDate birthDate, LocalDate day) {
        return (int) ChronoUnit.YEARS.between(birthDate, day);
    }
}
