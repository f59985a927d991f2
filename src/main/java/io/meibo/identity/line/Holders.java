package io.meibo.identity.line;

import io.meibo.privacy.Fingerprints.Kind;
import io.meibo.privacy.Fingerprints.Print;
import io.meibo.privacy.PrintIndex;
import io.meibo.register.PersonLinks;
import io.meibo.shared.RegistrationId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells whose registrations are one person's, by keyed prints and by what people have confirmed. */
@Component
class Holders {

    /**
     * The holder of a registration. {@code own}: every registration of the same document or confirmed to be of the same
     * person, over as many steps as it takes, the registration itself among them. {@code namesakes}: others of the same
     * name and birth date, who may be somebody else. {@code prints}: what all of these share.
     */
    record Holder(Set<RegistrationId> own, Set<RegistrationId> namesakes, Set<Print> prints) {}

    private static final Kind[] NAMES = {Kind.NAME, Kind.SPELLING};

    private final PrintIndex index;
    private final PersonLinks links;

    Holders(PrintIndex index, PersonLinks links) {
        this.index = index;
        this.links = links;
    }

    Holder of(RegistrationId reference) {
        Set<RegistrationId> own = new LinkedHashSet<>(Set.of(reference));
        Set<RegistrationId> reached = Set.of(reference);
        while (!reached.isEmpty()) {
            Set<RegistrationId> next = new LinkedHashSet<>(index.sharing(reached, Kind.IDENTITY));
            next.addAll(links.linkedWith(reached));
            next.removeAll(own);
            own.addAll(next);
            reached = next;
        }
        Set<RegistrationId> namesakes = new LinkedHashSet<>(index.sharing(Set.of(reference), NAMES));
        namesakes.removeAll(own);
        Set<Print> prints = new LinkedHashSet<>(index.of(own, Kind.IDENTITY));
        prints.addAll(index.of(Set.of(reference), NAMES));
        return new Holder(own, namesakes, prints);
    }
}
