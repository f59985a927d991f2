package io.meibo.portrait;

import io.meibo.policy.PortraitThresholds;
import io.meibo.policy.PortraitThresholds.Thresholds;
import io.meibo.portrait.Comparisons.Heard;
import io.meibo.portrait.PortraitService.Opinion;
import io.meibo.portrait.PortraitService.Pictures;
import io.meibo.privacy.Consents;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.RegistrationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The machine's part of the comparison: whether a service may be asked, and what it said. */
@Service
public class Portraits {

    /** The page a card reader delivers: the photo out of the document's chip. */
    public static final String CHIP_PHOTO = "document-portrait";

    /** The page that bears the document's printed photo. */
    public static final String DOCUMENT_PAGE = "document-front";

    /** The page with the live portrait. */
    public static final String LIVE_PORTRAIT = "portrait";

    /** The purpose of the consent without which no machine looks at a face (CN-20, CN-21). */
    public static final String CONSENT = "face-comparison";

    /** Why a machine is asked or not. */
    enum Machine {
        MAY_BE_ASKED,
        NOT_SET_UP,
        /** CN-21: the person did not agree to it; a person compares. */
        DECLINED,
        NO_PICTURES
    }

    private final Register register;
    private final PersonalDataVault vault;
    private final Consents consents;
    private final PortraitThresholds thresholds;
    private final Comparisons comparisons;
    private final PortraitFindings findings;
    private final ObjectProvider<PortraitService> service;

    Portraits(
            Register register,
            PersonalDataVault vault,
            Consents consents,
            PortraitThresholds thresholds,
            Comparisons comparisons,
            PortraitFindings findings,
            ObjectProvider<PortraitService> service) {
        this.register = register;
        this.vault = vault;
        this.consents = consents;
        this.thresholds = thresholds;
        this.comparisons = comparisons;
        this.findings = findings;
        this.service = service;
    }

    /** Whether a service may be asked about this registration now. */
    @Transactional(readOnly = true)
    public boolean mayAskMachine(RegistrationId reference) {
        return machine(reference) == Machine.MAY_BE_ASKED;
    }

    /**
     * Asks the service and keeps what it says; safe to repeat. Where it may no longer be asked, since it was taken out of
     * the settings after a failure, nothing is sent and a person compares alone. Its failure goes on to the engine.
     */
    @Transactional
    public void askMachine(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        PortraitService asked = service.getIfAvailable();
        if (asked == null || machine(reference) != Machine.MAY_BE_ASKED) {
            comparisons.forget(reference, own.round());
        } else {
            Opinion opinion = asked.compare(pictures(reference), reference.value() + "/portrait/" + own.round());
            comparisons.keep(reference, own.round(), heard(own, opinion));
        }
        findings.file(own, machine(reference), null);
    }

    Machine machine(RegistrationId reference) {
        if (service.getIfAvailable() == null) {
            return Machine.NOT_SET_UP;
        }
        if (!consents.of(reference).contains(CONSENT)) {
            return Machine.DECLINED;
        }
        return picture(reference, LIVE_PORTRAIT).isPresent() && documentPhoto(reference) != null
                ? Machine.MAY_BE_ASKED
                : Machine.NO_PICTURES;
    }

    /** The kind of page that shows the document's photo best, or null where there is none. */
    @Nullable
    String documentPhoto(RegistrationId reference) {
        return picture(reference, CHIP_PHOTO)
                .or(() -> picture(reference, DOCUMENT_PAGE))
                .orElse(null);
    }

    private Optional<String> picture(RegistrationId reference, String kind) {
        return vault.attachments(reference).stream()
                .filter(page -> page.kind().equals(kind) && page.mediaType().startsWith("image/"))
                .map(PersonalDataVault.AttachmentInfo::kind)
                .findFirst();
    }

    private Pictures pictures(RegistrationId reference) {
        String photo = documentPhoto(reference);
        return new Pictures(
                content(reference, photo == null ? DOCUMENT_PAGE : photo), content(reference, LIVE_PORTRAIT));
    }

    private byte[] content(RegistrationId reference, String kind) {
        return vault.attachment(reference, kind).orElseThrow().content();
    }

    private Heard heard(RegistrationCase own, Opinion opinion) {
        Thresholds limits = thresholds.of(own);
        Double similarFrom = limits.similarFrom();
        return new Heard(
                opinion,
                similarFrom != null && opinion.similarity() >= similarFrom,
                opinion.falseAcceptRate() <= limits.falseAcceptAtMost());
    }
}
