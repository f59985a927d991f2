package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationMethodsTableTest {

    private static final Table TABLE = new Table("verification-methods");

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} on {5}: {6}")
    @CsvSource(
            textBlock =
                    """
        JPN, counter, document-shown, jp-driver-licence, sim, 2006-04-01, passed, JpCounterSightChipDocument
        JPN, counter, document-shown, jp-driver-licence, sim, 2027-03-31, passed, JpCounterSightChipDocument
        JPN, counter, portrait-compared, passport, sim, 2027-03-31, passed, JpCounterSight
        JPN, counter, document-shown, jp-driver-licence, sim, 2027-04-01, unclear, JpCounterChipRule
        JPN, counter, document-shown, passport, sim, 2027-04-01, unclear, JpCounterNoChip
        JPN, counter, chip-read, jp-residence-card, sim, 2026-11-25, passed, JpCounterChip
        JPN, counter, chip-read, jp-my-number-card, sim, 2027-04-01, passed, JpCounterChip
        JPN, counter, chip-read, passport, sim, 2026-11-25, unclear, JpCounterChipOther
        JPN, counter, image-uploaded, jp-driver-licence, sim, 2026-11-25, unclear, JpCounterOther
        JPN, counter, document-shown, jp-driver-licence, sim, 2006-03-31, unclear, JpCounterEarlier
        JPN, counter, document-shown, jp-health-insurance-card, sim, 2026-04-01, failed, JpNoEvidence
        JPN, online, chip-read, jp-notification-card, esim, 2026-11-25, failed, JpNoEvidence
        JPN, counter, document-shown, jp-health-insurance-card, sim, 2026-03-31, unclear, JpNoEvidenceEarlier
        JPN, online, image-uploaded, jp-driver-licence, sim, 2006-04-01, passed, JpOnlineImageBefore
        JPN, online, image-uploaded, jp-driver-licence, sim, 2026-03-31, passed, JpOnlineImageBefore
        JPN, online, portrait-compared, jp-my-number-card, esim, 2026-03-31, passed, JpOnlineImageBefore
        JPN, online, image-uploaded, passport, sim, 2026-03-31, unclear, JpOnlineImageOtherBefore
        JPN, online, image-uploaded, jp-driver-licence, sim, 2026-04-01, failed, JpOnlineImage
        JPN, online, portrait-compared, jp-driver-licence, sim, 2026-09-30, failed, JpOnlineImage
        JPN, online, image-uploaded, passport, esim, 2026-10-01, failed, JpOnlineImage
        JPN, online, chip-read, jp-driver-licence, sim, 2026-03-31, unclear, JpOnlineBefore
        JPN, online, chip-read, jp-driver-licence, sim, 2026-04-01, passed, JpOnlineChip
        JPN, online, chip-read, jp-my-number-card, esim, 2026-11-25, passed, JpOnlineMyNumberChip
        JPN, online, chip-read, passport, sim, 2026-11-25, unclear, JpOnlineChipOther
        JPN, online, electronic-signature, jp-my-number-card, sim, 2026-11-25, passed, JpOnlineSignature
        JPN, online, registered-post, jp-driver-licence, sim, 2026-11-25, unclear, JpOnlinePost
        JPN, online, document-shown, jp-driver-licence, sim, 2026-11-25, unclear, JpOnlineOther
        JPN, online, image-uploaded, jp-driver-licence, sim, 2006-03-31, unclear, JpOnlineEarlier
        JPN, home-visit, document-shown, jp-driver-licence, sim, 2026-11-25, unclear, JpOtherChannel
        CHN, counter, portrait-compared, cn-resident-id, sim, 2019-12-01, passed, CnCounterPortrait
        CHN, counter, document-shown, cn-resident-id, sim, 2026-11-25, unclear, CnCounterOther
        CHN, counter, chip-read, cn-resident-id, sim, 2026-11-25, unclear, CnCounterOther
        CHN, online, portrait-compared, cn-resident-id, sim, 2026-11-25, unclear, CnOnline
        CHN, partner, portrait-compared, cn-resident-id, sim, 2026-11-25, unclear, CnOtherChannel
        CHN, counter, portrait-compared, cn-resident-id, sim, 2019-11-30, unclear, CnEarlier
        CHN, counter, portrait-compared, cn-resident-id, esim, 2025-10-13, unclear, CnEsimTrial
        CHN, online, portrait-compared, cn-resident-id, esim, 2025-10-12, unclear, CnEsimBefore
        JPN, counter, none, none, card, 2026-11-25, not-applicable, JpNoDocumentAsked
        JPN, counter, none, age-proof, card, 2005-01-01, not-applicable, JpNoDocumentAsked
        JPN, counter, none, jp-driver-licence, card, 2026-11-25, unclear, JpNoMethod
        KOR, counter, document-shown, passport, sim, 2026-11-25, unclear, CatchAll
        """)
    void method_is_judged_by_country_channel_and_day(
            String country,
            String channel,
            String verification,
            String documentType,
            String deliveryForm,
            LocalDate appliedOn,
            String expected,
            String rule) {
        assertThat(TABLE.row(VerificationMethods.inputs(
                        country, channel, verification, documentType, deliveryForm, appliedOn)))
                .containsEntry("verificationResult", expected);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
