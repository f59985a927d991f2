package io.meibo.identity;

import io.meibo.identity.page.ImageCheck;
import io.meibo.identity.page.PortraitPrint;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PagePrints;
import io.meibo.privacy.PagePrints.PageId;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.PersonalDataVault.AttachmentInfo;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds pages that were sent before under another person: the very same picture, or nearly the same portrait. */
@Component
class KnownPages {

    private static final Set<Kind> KINDS = Set.of(Kind.SAME_IMAGE, Kind.NEAR_PORTRAIT);

    private static final String PORTRAIT = "portrait";

    /** Pages of the applicant alone; a household register or an agent's document is rightly sent for several people. */
    private static final Set<String> OWN_PAGES =
            Set.of("document-front", "document-back", PORTRAIT, "residence-permit");

    private static final int OF_A_HUNDRED = 100;

    private final PagePrints prints;
    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final Register register;
    private final Resemblances resemblances;
    private final IdentitySettings settings;

    KnownPages(
            PagePrints prints,
            PersonalDataVault vault,
            Fingerprints fingerprints,
            Register register,
            Resemblances resemblances,
            IdentitySettings settings) {
        this.prints = prints;
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.register = register;
        this.resemblances = resemblances;
        this.settings = settings;
    }

    /** Keeps by what a page is known again. */
    void keep(RegistrationId reference, int round, String kind, ImageCheck.Page page) {
        var id = new PageId(reference, kind, round);
        prints.keepDigests(id, page.digests());
        if (kind.equals(PORTRAIT)) {
            page.portrait().ifPresent(print -> prints.keepPortrait(id, print.words(), print.bytes()));
        }
    }

    /** Looks for the pages of a registration among those of other persons, and files what is found for its round. */
    void find(RegistrationCase own, PersonalData data) {
        resemblances.record(own.reference(), own.round(), KINDS, of(own.reference(), data));
    }

    /** Which registrations of other persons bear a page of this one's, and how alike it is. */
    private List<Resemblance> of(RegistrationId own, PersonalData data) {
        Map<RegistrationId, Boolean> others = new HashMap<>();
        Map<RegistrationId, Resemblance> same = new LinkedHashMap<>();
        Map<RegistrationId, Resemblance> near = new LinkedHashMap<>();
        for (AttachmentInfo page : vault.attachments(own)) {
            if (!OWN_PAGES.contains(page.kind())) {
                continue;
            }
            for (PageId other : prints.withSameDigest(own, page.kind(), page.round())) {
                if (OWN_PAGES.contains(other.kind())
                        && others.computeIfAbsent(other.reference(), it -> isAnother(it, data))) {
                    same.put(other.reference(), new Resemblance(other.reference(), Kind.SAME_IMAGE, OF_A_HUNDRED));
                }
            }
            if (page.kind().equals(PORTRAIT)) {
                Optional<PortraitPrint> print = read(new PageId(own, page.kind(), page.round()));
                if (print.isPresent()) {
                    near(own, print.get(), data, others, near);
                }
            }
        }
        List<Resemblance> found = new ArrayList<>(same.values());
        near.values().stream().filter(each -> !same.containsKey(each.other())).forEach(found::add);
        return found;
    }

    private void near(
            RegistrationId own,
            PortraitPrint print,
            PersonalData data,
            Map<RegistrationId, Boolean> others,
            Map<RegistrationId, Resemblance> near) {
        for (PageId other : prints.likelyPortraits(own, print.wordsSought())) {
            if (!others.computeIfAbsent(other.reference(), it -> isAnother(it, data))) {
                continue;
            }
            double likeness = read(other).map(print::likeness).orElse(0.0);
            if (likeness >= settings.nearPortrait()) {
                var found = new Resemblance(other.reference(), Kind.NEAR_PORTRAIT, (int) (likeness * OF_A_HUNDRED));
                near.merge(other.reference(), found, (a, b) -> a.strength() >= b.strength() ? a : b);
            }
        }
    }

    private Optional<PortraitPrint> read(PageId page) {
        byte[] miniature = prints.miniature(page);
        return miniature.length == 0 ? Optional.empty() : Optional.of(PortraitPrint.read(miniature));
    }

    /**
     * Of another person as far as is told: another name or birth date. A draft does not count: nobody has applied yet.
     * Refused and withdrawn ones do: whoever tries one face under several names is refused now and then.
     */
    private boolean isAnother(RegistrationId other, PersonalData data) {
        RegistrationCase found = register.get(other);
        if (found.status() == RegistrationStatus.DRAFT) {
            return false;
        }
        return vault.atMost(other, Integer.MAX_VALUE)
                .map(theirs -> !personOf(theirs).equals(personOf(data)))
                .orElse(false);
    }

    private Fingerprints.Print personOf(PersonalData data) {
        var applicant = data.applicant();
        return fingerprints.ofPerson(applicant.familyName(), applicant.givenName(), applicant.birthDate());
    }
}
