package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededDocumentsTableTest {

    private static final Table TABLE = new Table("needed-documents");

    @ParameterizedTest(name = "{0} {1} {2} on {3}: {4} {5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        jp-postpaid-voice | counter | jp-driver-licence | 2006-04-01 | yes | document-front,document-back | JpVoiceCounterCard
        jp-prepaid-voice | counter | jp-residence-card | 2026-11-25 | yes | document-front,document-back | JpVoiceCounterCard
        jp-postpaid-voice | counter | jp-driver-licence | 2006-03-31 | person | document-front,document-back | JpVoiceCounterCardEarlier
        jp-postpaid-voice | counter | jp-my-number-card | 2016-01-01 | yes | document-front | JpVoiceCounterMyNumber
        jp-postpaid-voice | counter | jp-my-number-card | 2015-12-31 | person | document-front | JpVoiceCounterMyNumberEarlier
        jp-postpaid-voice | online | jp-driver-licence | 2026-04-01 | yes | document-front,document-back,portrait | JpVoiceOnlineCard
        jp-postpaid-voice | online | jp-my-number-card | 2026-11-25 | yes | document-front,portrait | JpVoiceOnlineMyNumber
        jp-postpaid-voice | online | jp-driver-licence | 2026-03-31 | yes | document-front,portrait | JpVoiceOnlineBefore
        jp-postpaid-voice | online | jp-my-number-card | 2016-01-01 | yes | document-front,portrait | JpVoiceOnlineBefore
        jp-postpaid-voice | online | jp-residence-card | 2015-12-31 | person | document-front,portrait | JpVoiceOnlineEarlier
        jp-postpaid-voice | counter | passport | 2026-11-25 | person | document-front,other | JpVoicePassport
        jp-postpaid-voice | counter | passport | 2027-05-28 | person | document-front,other | JpVoicePassport
        jp-postpaid-voice | counter | passport | 2027-05-29 | person | document-front,other | JpVoicePassportNewAct
        jp-postpaid-voice | counter | jp-resident-record | 2026-11-25 | person | document-front | JpVoiceCertificate
        jp-postpaid-voice | counter | jp-health-insurance-card | 2026-04-01 | no | document-front | JpVoiceNoEvidence
        jp-prepaid-voice | online | jp-notification-card | 2026-11-25 | no | document-front | JpVoiceNoEvidence
        jp-postpaid-voice | counter | jp-health-insurance-card | 2026-03-31 | person | document-front | JpVoiceNoEvidenceEarlier
        jp-postpaid-voice | counter | cn-resident-id | 2026-11-25 | person | document-front | JpVoiceOtherDocument
        jp-postpaid-voice | home-visit | jp-driver-licence | 2026-11-25 | person | document-front | JpVoiceOtherChannel
        jp-prepaid-data | online | jp-driver-licence | 2027-05-28 | yes | document-front,document-back | JpDataCard
        jp-prepaid-data | counter | jp-my-number-card | 2026-11-25 | yes | document-front | JpDataMyNumber
        jp-prepaid-data | counter | passport | 2026-11-25 | yes | document-front | JpDataPassport
        jp-prepaid-data | counter | jp-health-insurance-card | 2026-11-25 | person | document-front | JpDataNoEvidence
        jp-prepaid-data | counter | cn-resident-id | 2026-11-25 | person | document-front | JpDataOtherDocument
        jp-prepaid-data | counter | passport | 2027-05-29 | person | document-front | JpDataNewAct
        cn-postpaid-voice | counter | cn-resident-id | 2013-09-01 | yes | document-front,document-back,portrait | CnCounterCard
        cn-prepaid-voice | counter | cn-hmt-residence-permit | 2026-11-25 | yes | document-front,document-back,portrait | CnCounterCard
        cn-postpaid-voice | counter | cn-foreign-permanent-resident-id | 2023-12-01 | yes | document-front,document-back,portrait | CnCounterPermanentResident
        cn-postpaid-voice | counter | cn-foreign-permanent-resident-id | 2023-11-30 | person | document-front,document-back,portrait | CnCounterPermanentResidentEarlier
        cn-postpaid-voice | counter | passport | 2013-09-01 | yes | document-front,portrait | CnCounterPassport
        cn-postpaid-voice | counter | cn-hk-macao-travel-permit | 2013-09-01 | yes | document-front,portrait | CnCounterTravel
        cn-prepaid-voice | counter | cn-taiwan-travel-permit | 2026-11-25 | yes | document-front,portrait | CnCounterTravel
        cn-postpaid-voice | counter | cn-military-id | 2026-11-25 | yes | document-front,document-back,portrait | CnCounterMilitary
        cn-postpaid-voice | counter | cn-household-booklet | 2013-09-01 | person | household-register,guardian-document | CnHousehold
        cn-postpaid-voice | online | cn-household-booklet | 2013-08-31 | person | household-register,guardian-document | CnHouseholdEarlier
        cn-postpaid-voice | counter | cn-resident-id | 2013-08-31 | person | document-front,portrait | CnCounterEarlier
        cn-postpaid-voice | online | cn-resident-id | 2026-11-25 | person | document-front,portrait | CnOnline
        cn-postpaid-voice | counter | jp-driver-licence | 2026-11-25 | person | document-front | CnOtherDocument
        cn-postpaid-voice | partner | cn-resident-id | 2026-11-25 | person | document-front | CnOtherChannel
        jp-transit-anonymous | counter | none | 2026-11-25 | yes | '' | CardOfNobody
        cn-transit-ordinary | counter | none | 2026-11-25 | yes | '' | CardOfNobody
        jp-transit-named | counter | none | 2026-11-25 | yes | '' | JpNamedCard
        jp-transit-named | counter | age-proof | 2026-11-25 | person | age-proof | JpNamedCardChild
        jp-transit-named | counter | passport | 2026-11-25 | person | '' | JpNamedCardOther
        cn-transit-concession | counter | cn-resident-id | 2026-11-25 | person | document-front,portrait,concession-proof | CnConcession
        cn-transit-concession | counter | passport | 2026-11-25 | person | document-front,portrait,concession-proof | CnConcessionOther
        cn-bank-class-1 | counter | cn-resident-id | 2026-11-25 | yes | document-front,document-back,portrait | CnBankCounter
        cn-bank-class-1 | counter | passport | 2026-11-25 | person | document-front,portrait | CnBankOther
        cn-bank-class-1 | online | cn-resident-id | 2026-11-25 | person | document-front,document-back,portrait | CnBankOtherChannel
        cn-iot-data | counter | cn-resident-id | 2021-01-01 | person | document-front,document-back,portrait | CnIot
        cn-iot-data | counter | cn-resident-id | 2020-12-31 | person | document-front,document-back,portrait | CnIotEarlier
        tv-subscription | counter | passport | 2026-11-25 | person | document-front | CatchAll
        """)
    void pages_are_wanted_by_product_channel_and_document(
            String product,
            String channel,
            String documentType,
            LocalDate appliedOn,
            String accepted,
            String pages,
            String rule) {
        assertThat(TABLE.row(inputs(product, channel, documentType, appliedOn)))
                .containsEntry("accepted", accepted)
                .containsEntry("pages", pages);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void the_back_of_a_my_number_card_is_never_wanted() {
        for (String product : Values.PRODUCTS.subList(0, 5)) {
            for (String channel : Values.CHANNELS) {
                for (LocalDate day : Values.DAYS) {
                    assertThat(TABLE.row(inputs(product, channel, "jp-my-number-card", day))
                                    .get("pages")
                                    .toString())
                            .doesNotContain("document-back");
                }
            }
        }
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }

    private static Map<String, ?> inputs(String product, String channel, String documentType, LocalDate appliedOn) {
        return Map.of("product", product, "channel", channel, "documentType", documentType, "appliedOn", appliedOn);
    }
}
