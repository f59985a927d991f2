package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentNeededTableTest {

    private static final Table TABLE = new Table("consent-needed");

    @ParameterizedTest(name = "{0} at {1} on {2}: {3} {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        cn-postpaid-voice | 13 | 2021-11-01 | listed | identity-check,guardian-consent,face-comparison | CnUnder14
        cn-postpaid-voice | 13 | 2025-05-31 | listed | identity-check,guardian-consent,face-comparison | CnUnder14
        cn-prepaid-voice | 13 | 2025-06-01 | listed | identity-check,guardian-consent,face-comparison | CnUnder14Face
        cn-postpaid-voice | 14 | 2025-05-31 | listed | identity-check,face-comparison | CnFrom14
        cn-iot-data | 14 | 2025-06-01 | listed | identity-check,face-comparison | CnFrom14Face
        cn-postpaid-voice | 13 | 2021-10-31 | listed | identity-check | CnEarlier
        jp-postpaid-voice | 18 | 2022-04-01 | listed | identity-check | JpAdult
        jp-prepaid-data | 17 | 2022-04-01 | listed | identity-check,guardian-consent | JpMinor
        jp-prepaid-voice | 20 | 2022-03-31 | listed | identity-check | JpAdultBefore
        jp-postpaid-voice | 19 | 2022-03-31 | listed | identity-check,guardian-consent | JpMinorBefore
        jp-transit-anonymous | 0 | 2026-11-25 | listed | '' | CardOfNobody
        jp-transit-named | 8 | 2026-11-25 | listed | identity-check | JpNamedCard
        cn-transit-concession | 13 | 2026-11-25 | listed | identity-check,guardian-consent,face-comparison | CnCardUnder14
        cn-bank-class-1 | 14 | 2021-11-01 | listed | identity-check,face-comparison | CnCardFrom14
        cn-bank-class-1 | 14 | 2021-10-31 | listed | identity-check | CnCardEarlier
        tv-subscription | 30 | 2026-11-25 | person | identity-check | CatchAll
        """)
    void consents_are_set_by_product_age_and_day(
            String product, int age, LocalDate appliedOn, String decision, String consents, String rule) {
        assertThat(TABLE.row(ConsentNeeded.inputs(product, age, appliedOn)))
                .containsEntry("decision", decision)
                .containsEntry("consents", consents);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
