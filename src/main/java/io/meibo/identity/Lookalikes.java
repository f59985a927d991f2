package io.meibo.identity;

import io.meibo.identity.check.DuplicateCheck.Resembling;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.Fingerprints.Kind;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PrintIndex;
import io.meibo.register.PersonLinks;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds other registrations that bear a print of this one, tells in what they resemble it, and files that. */
@Component
class Lookalikes {

    /** The kinds found here; resemblances of images are found by whoever looks at images. */
    private static final Set<Resemblances.Kind> KINDS = EnumSet.of(
            Resemblances.Kind.SAME_DOCUMENT,
            Resemblances.Kind.SAME_PERSON,
            Resemblances.Kind.RENEWED_DOCUMENT,
            Resemblances.Kind.SECOND_DOCUMENT,
            Resemblances.Kind.PHONE,
            Resemblances.Kind.AGENT_DOCUMENT);

    private static final int MOST = 50;
    private static final int SURE = 100;
    private static final int OTHER_SPELLING = 70;

    private final Fingerprints fingerprints;
    private final PrintIndex index;
    private final PersonLinks links;
    private final Resemblances resemblances;
    private final Register register;

    Lookalikes(
            Fingerprints fingerprints,
            PrintIndex index,
            PersonLinks links,
            Resemblances resemblances,
            Register register) {
        this.fingerprints = fingerprints;
        this.index = index;
        this.links = links;
        this.resemblances = resemblances;
        this.register = register;
    }

    /** Looks, files what is found for this round, and tells it together with what was found in the images. */
    List<Resembling> find(RegistrationCase own, @Nullable PersonalData data) {
        resemblances.record(own.reference(), own.round(), KINDS, byPrints(own, data));
        Set<RegistrationId> linked = links.linkedWith(Set.of(own.reference()));
        Map<RegistrationId, List<Resemblance>> byOther = new LinkedHashMap<>();
        resemblances.of(own.reference(), own.round()).forEach(found -> byOther.computeIfAbsent(
                        found.other(), first -> new ArrayList<>())
                .add(found));
        return byOther.entrySet().stream()
                .flatMap(entry -> register.find(entry.getKey()).stream()
                        .map(other -> new Resembling(
                                other, List.copyOf(entry.getValue()), linked.contains(other.reference()))))
                .toList();
    }

    private List<Resemblance> byPrints(RegistrationCase own, @Nullable PersonalData data) {
        Set<RegistrationId> self = Set.of(own.reference());
        Set<RegistrationId> sameDocument = index.sharing(self, Kind.IDENTITY);
        Set<RegistrationId> sameName = index.sharing(self, Kind.NAME);
        Set<RegistrationId> likeName = index.sharing(self, Kind.NAME, Kind.SPELLING);
        Set<RegistrationId> samePhone = index.sharing(self, Kind.PHONE);
        Set<RegistrationId> sameAgent = ofAgents(self, data);
        List<Resemblance> found = new ArrayList<>();
        for (RegistrationCase other : newest(List.of(sameDocument, likeName, samePhone, sameAgent), own)) {
            RegistrationId reference = other.reference();
            boolean document = sameDocument.contains(reference);
            if (document) {
                found.add(new Resemblance(reference, Resemblances.Kind.SAME_DOCUMENT, SURE));
            }
            if (likeName.contains(reference)) {
                found.add(new Resemblance(
                        reference,
                        document ? Resemblances.Kind.SAME_PERSON : byTheirDocuments(own, other),
                        sameName.contains(reference) ? SURE : OTHER_SPELLING));
            }
            if (samePhone.contains(reference)) {
                found.add(new Resemblance(reference, Resemblances.Kind.PHONE, SURE));
            }
            if (sameAgent.contains(reference)) {
                found.add(new Resemblance(reference, Resemblances.Kind.AGENT_DOCUMENT, SURE));
            }
        }
        return found;
    }

    /** The same agent or guardian elsewhere, or an applicant of the agent's document. */
    private Set<RegistrationId> ofAgents(Set<RegistrationId> self, @Nullable PersonalData data) {
        Set<RegistrationId> found = new LinkedHashSet<>(index.sharing(self, Kind.PARTY_IDENTITY));
        if (data != null) {
            Stream.of(data.guardian(), data.agent())
                    .filter(Objects::nonNull)
                    .flatMap(party -> fingerprints.ofIdentity(party.identityDocument()).stream())
                    .forEach(print -> found.addAll(fingerprints.matching(print)));
        }
        return found;
    }

    private List<RegistrationCase> newest(List<Set<RegistrationId>> found, RegistrationCase own) {
        return found.stream()
                .flatMap(Collection::stream)
                .distinct()
                .filter(reference -> !reference.equals(own.reference()))
                .map(register::find)
                .flatMap(Optional::stream)
                .filter(other -> other.status() != RegistrationStatus.DRAFT)
                .sorted(Comparator.comparing(RegistrationCase::createdAt).reversed())
                .limit(MOST)
                .toList();
    }

    private Resemblances.Kind byTheirDocuments(RegistrationCase own, RegistrationCase other) {
        boolean numbered = !index.of(Set.of(own.reference()), Kind.IDENTITY).isEmpty()
                && !index.of(Set.of(other.reference()), Kind.IDENTITY).isEmpty();
        if (!numbered) {
            return Resemblances.Kind.SAME_PERSON;
        }
        return own.facts().documentType().equals(other.facts().documentType())
                ? Resemblances.Kind.RENEWED_DOCUMENT
                : Resemblances.Kind.SECOND_DOCUMENT;
    }
}
