package io.meibo.comparison;

import io.meibo.register.ComparisonLog;
import io.meibo.register.ComparisonLog.Compared;
import io.meibo.register.PersonLinks;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.RegistrationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The other registrations that a registration resembles in its present round, the gravest first. */
@Component
class Candidates {

    private static final Set<Kind> GRAVE = Set.of(Kind.SAME_DOCUMENT, Kind.SAME_IMAGE, Kind.NEAR_PORTRAIT);
    private static final Set<Kind> NAME_AND_BIRTH_DATE =
            Set.of(Kind.SAME_PERSON, Kind.RENEWED_DOCUMENT, Kind.SECOND_DOCUMENT);

    /** Another registration: in what it resembles, whether both are linked, and what was last found of the pair. */
    record Candidate(
            RegistrationCase other, List<Resemblance> resemblances, boolean linked, Optional<Compared> compared) {

        /** The same document or picture under another name or birth date, which nobody has found to be right. */
        boolean grave() {
            return !linked && resembles(GRAVE) && !resembles(NAME_AND_BIRTH_DATE);
        }

        private boolean resembles(Set<Kind> kinds) {
            return resemblances.stream().map(Resemblance::kind).anyMatch(kinds::contains);
        }

        /** Weakest last: documents and pictures, then persons, then phones. */
        private int weight() {
            return grave() ? 0 : resembles(GRAVE) ? 1 : resembles(NAME_AND_BIRTH_DATE) ? 2 : 3;
        }
    }

    private final Resemblances resemblances;
    private final PersonLinks links;
    private final ComparisonLog log;
    private final Register register;

    Candidates(Resemblances resemblances, PersonLinks links, ComparisonLog log, Register register) {
        this.resemblances = resemblances;
        this.links = links;
        this.log = log;
        this.register = register;
    }

    List<Candidate> of(RegistrationCase own) {
        Map<RegistrationId, List<Resemblance>> found = new LinkedHashMap<>();
        resemblances.of(own.reference(), own.round()).forEach(each -> found.computeIfAbsent(
                        each.other(), first -> new ArrayList<>())
                .add(each));
        Set<RegistrationId> linked = links.linkedWith(Set.of(own.reference()));
        Map<RegistrationId, Compared> compared = new LinkedHashMap<>();
        log.of(own.reference()).forEach(each -> compared.put(each.other(), each));
        return found.entrySet().stream()
                .flatMap(entry -> register.find(entry.getKey()).stream()
                        .map(other -> new Candidate(
                                other,
                                List.copyOf(entry.getValue()),
                                linked.contains(other.reference()),
                                Optional.ofNullable(compared.get(other.reference())))))
                .sorted(Comparator.comparingInt(Candidate::weight))
                .toList();
    }
}
