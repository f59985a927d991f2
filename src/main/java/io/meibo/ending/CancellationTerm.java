package io.meibo.ending;

import io.meibo.policy.CancellationRight;
import io.meibo.policy.CancellationRight.Answer;
import io.meibo.register.ContractDates;
import io.meibo.register.RegistrationCase;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when a contract may be cancelled by mere notice (JP-24): counted from the day on which its document was received,
 * inclusive, or from the day on which the service began where that was later. While the document was not received the
 * days have not begun to count.
 */
@Component
class CancellationTerm {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The right of a case and its last day, null where none is known yet. */
    record Term(Answer answer, @Nullable LocalDate until) {

        /** Whether that day is past. */
        boolean isOverOn(LocalDate day) {
            return until != null && day.isAfter(until);
        }
    }

    private final CancellationRight right;
    private final ContractDates dates;

    CancellationTerm(CancellationRight right, ContractDates dates) {
        this.right = right;
        this.dates = dates;
    }

    /** The term of a case, for whoever looks. */
    Term of(RegistrationCase found) {
        return term(found, right.of(found));
    }

    /** The same where it is made use of: what the table says is stamped. */
    Term use(RegistrationCase found) {
        return term(found, right.use(found));
    }

    private Term term(RegistrationCase found, CancellationRight.Right said) {
        return new Term(said.answer(), firstDay(found).flatMap(said::lastDay).orElse(null));
    }

    private Optional<LocalDate> firstDay(RegistrationCase found) {
        ContractDates.Dates known = dates.of(found.reference());
        ZoneId zone = zone(found);
        return Optional.ofNullable(known.received()).map(received -> {
            LocalDate day = day(received, zone);
            OffsetDateTime start = known.serviceStart();
            return start != null && day(start, zone).isAfter(day) ? day(start, zone) : day;
        });
    }

    /** Where the days of this case begin and end. */
    static ZoneId zone(RegistrationCase found) {
        return found.facts().country().equals("CHN") ? CHINA : JAPAN;
    }

    private static LocalDate day(OffsetDateTime moment, ZoneId zone) {
        return moment.atZoneSameInstant(zone).toLocalDate();
    }
}
