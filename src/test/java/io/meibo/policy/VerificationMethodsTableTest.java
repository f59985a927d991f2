package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationMethodsTableTest {

    private static final Table TABLE = new Table("verification-methods");

    @ParameterizedTest(name = "{0} {1} {2} {3} on {4}: {5}")
    @CsvSource(
            textBlock =
                    """
        JPN, counter, document-shown, jp-driver-licence, 2006-04-01, passed, JpCounterSight
        JPN, counter, document-shown, jp-driver-licence, 2026-11-25, passed, JpCounterSight
        JPN, counter, portrait-compared, passport, 2027-03-31, passed, JpCounterSight
        JPN, counter, document-shown, jp-driver-licence, 2027-04-01, unclear, JpCounterSightAfterChipRule
        JPN, counter, chip-read, jp-residence-card, 2026-11-25, passed, JpCounterChip
        JPN, counter, chip-read, jp-my-number-card, 2027-04-01, passed, JpCounterChip
        JPN, counter, chip-read, passport, 2026-11-25, unclear, JpCounterChipOther
        JPN, counter, image-uploaded, jp-driver-licence, 2026-11-25, unclear, JpCounterOther
        JPN, counter, document-shown, jp-driver-licence, 2006-03-31, unclear, JpCounterEarlier
        JPN, online, image-uploaded, jp-driver-licence, 2026-03-31, unclear, JpOnlineEarlier
        JPN, online, image-uploaded, jp-driver-licence, 2026-04-01, unclear, JpOnlineImageTransition
        JPN, online, portrait-compared, jp-driver-licence, 2026-09-30, unclear, JpOnlineImageTransition
        JPN, online, image-uploaded, jp-driver-licence, 2026-10-01, failed, JpOnlineImage
        JPN, online, portrait-compared, jp-my-number-card, 2026-11-25, failed, JpOnlineImage
        JPN, online, chip-read, jp-driver-licence, 2026-04-01, passed, JpOnlineChip
        JPN, online, chip-read, passport, 2026-11-25, unclear, JpOnlineChipOther
        JPN, online, electronic-signature, jp-my-number-card, 2026-11-25, passed, JpOnlineSignature
        JPN, online, registered-post, jp-driver-licence, 2026-11-25, unclear, JpOnlinePost
        JPN, online, document-shown, jp-driver-licence, 2026-11-25, unclear, JpOnlineOther
        JPN, home-visit, document-shown, jp-driver-licence, 2026-11-25, unclear, JpOtherChannel
        CHN, counter, portrait-compared, cn-resident-id, 2019-12-01, passed, CnCounterPortrait
        CHN, counter, document-shown, cn-resident-id, 2026-11-25, unclear, CnCounterOther
        CHN, counter, chip-read, cn-resident-id, 2026-11-25, unclear, CnCounterOther
        CHN, online, portrait-compared, cn-resident-id, 2026-11-25, unclear, CnOnline
        CHN, partner, portrait-compared, cn-resident-id, 2026-11-25, unclear, CnOtherChannel
        CHN, counter, portrait-compared, cn-resident-id, 2019-11-30, unclear, CnEarlier
        JPN, counter, none, none, 2026-11-25, not-applicable, JpNoDocumentAsked
        JPN, counter, none, age-proof, 2005-01-01, not-applicable, JpNoDocumentAsked
        JPN, counter, none, jp-driver-licence, 2026-11-25, unclear, JpNoMethod
        KOR, counter, document-shown, passport, 2026-11-25, unclear, CatchAll
        """)
    void method_is_judged_by_country_channel_and_day(
            String country,
            String channel,
            String verification,
            String documentType,
            LocalDate appliedOn,
            String expected,
            String rule) {
        assertThat(TABLE.row(inputs(country, channel, verification, documentType, appliedOn)))
                .containsEntry("verificationResult", expected);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void every_combination_meets_exactly_one_rule() {
        for (String country : List.of("JPN", "CHN", "KOR")) {
            for (String channel : List.of("counter", "online", "home-visit", "partner", "by-pigeon")) {
                for (String verification : Values.VERIFICATIONS) {
                    for (String document : List.of("jp-driver-licence", "passport", "cn-resident-id", "none")) {
                        for (LocalDate day : Values.DAYS) {
                            assertThat(TABLE.row(inputs(country, channel, verification, document, day)))
                                    .hasSize(1);
                        }
                    }
                }
            }
        }
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }

    private static Map<String, ?> inputs(
            String country, String channel, String verification, String documentType, LocalDate appliedOn) {
        return Map.of(
                "country", country,
                "channel", channel,
                "verification", verification,
                "documentType", documentType,
                "appliedOn", appliedOn);
    }
}
