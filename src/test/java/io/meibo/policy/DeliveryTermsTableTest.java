package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTermsTableTest {

    private static final Table TABLE = new Table("delivery-terms");

    @ParameterizedTest(name = "{1} bound by {2} with {3} on {4}: {5} to the {6} address")
    @CsvSource(
            textBlock =
                    """
        JPN, jp-postpaid-voice,    registered-post,      jp-driver-licence,    2026-11-25, registered-no-forwarding, proved, JpPostToAddressOfChip
        JPN, jp-prepaid-voice,     registered-post,      jp-my-number-card,    2027-04-01, registered-no-forwarding, proved, JpPostToAddressOfChip
        JPN, jp-postpaid-voice,    registered-post,      jp-resident-record,   2026-11-25, registered-no-forwarding, proved, JpPostToAddressOfCopy
        JPN, jp-postpaid-voice,    registered-post,      passport,             2027-03-31, registered-no-forwarding, proved, JpPostToAddressProved
        JPN, jp-postpaid-voice,    registered-post,      passport,             2027-04-01, person,                   proved, JpPostTightened
        JPN, jp-postpaid-voice,    document-shown,       jp-resident-record,   2027-03-31, registered-no-forwarding, proved, JpShownWithoutPhoto
        JPN, jp-postpaid-voice,    document-shown,       jp-resident-record,   2027-04-01, person,                   proved, JpShownWithoutPhotoAfter
        JPN, jp-postpaid-voice,    document-shown,       jp-residence-card,    2026-11-25, tracked,                  given,  JpShown
        JPN, jp-postpaid-voice,    portrait-compared,    passport,             2026-11-25, tracked,                  given,  JpShown
        JPN, jp-postpaid-voice,    chip-read,            jp-my-number-card,    2026-11-25, tracked,                  given,  JpChipOrSignature
        JPN, jp-prepaid-voice,     electronic-signature, jp-my-number-card,    2026-11-25, tracked,                  given,  JpChipOrSignature
        JPN, jp-postpaid-voice,    image-uploaded,       jp-driver-licence,    2026-11-25, person,                   proved, JpOtherMethod
        JPN, jp-prepaid-data,      document-shown,       passport,             2027-05-28, tracked,                  given,  JpData
        JPN, jp-prepaid-data,      document-shown,       passport,             2027-05-29, person,                   proved, JpDataNewAct
        JPN, jp-transit-named,     none,                 none,                 2026-11-25, person,                   proved, JpOtherProduct
        CHN, cn-prepaid-voice,     portrait-compared,    cn-resident-id,       2026-11-25, tracked,                  given,  CnCompared
        CHN, cn-postpaid-voice,    image-uploaded,       cn-resident-id,       2026-11-25, person,                   proved, CnOther
        SWE, tv-subscription,      document-shown,       passport,             2026-11-25, person,                   proved, CatchAll
        """)
    void the_post_and_the_address_are_set_by_product_method_document_and_day(
            String country,
            String product,
            String verification,
            String documentType,
            LocalDate appliedOn,
            String post,
            String address,
            String rule) {
        assertThat(TABLE.row(DeliveryTerms.inputs(country, product, verification, documentType, appliedOn)))
                .containsEntry("post", post)
                .containsEntry("address", address);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
