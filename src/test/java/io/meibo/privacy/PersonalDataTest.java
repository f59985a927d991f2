package io.meibo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.PersonalData.LineUser;
import io.meibo.privacy.PersonalData.Party;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private static final String SEALED_BEFORE_THERE_WERE_PARTIES =
            """
            {"applicant":{"familyName":"ERIKSSON","givenName":"ANNA MARIA","familyNameKana":null,"givenNameKana":null,
            "birthDate":"1974-08-12","sex":"F","nationality":"SWE","address":{"country":"JPN","postcode":"100-0001",
            "region":"東京都","locality":"千代田区","lines":["千代田 1-1"]},"phone":"+819012345678","email":null},
            "identityDocument":{"type":"passport","number":"L898902C3","issuingCountry":"SWE",
            "expiryDate":"2031-04-15","mrz":[]}}""";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void what_was_sealed_before_there_were_guardians_can_still_be_read() throws IOException {
        PersonalData read = json.readValue(SEALED_BEFORE_THERE_WERE_PARTIES, PersonalData.class);

        assertThat(read.applicant().familyName()).isEqualTo("ERIKSSON");
        assertThat(read.guardian()).isNull();
        assertThat(read.agent()).isNull();
        assertThat(read.user()).isNull();
    }

    @Test
    void who_acts_alone_leaves_no_trace_of_others_in_what_is_written() throws IOException {
        PersonalData alone = json.readValue(SEALED_BEFORE_THERE_WERE_PARTIES, PersonalData.class);

        assertThat(json.writeValueAsString(alone)).doesNotContain("guardian", "agent", "user");
    }

    @Test
    void guardian_agent_and_user_come_back_as_they_were_written() throws IOException {
        PersonalData alone = json.readValue(SEALED_BEFORE_THERE_WERE_PARTIES, PersonalData.class);
        var document = new IdentityDocument(
                "cn-resident-id", "440524188001010014", "CHN", Validity.of(Validity.LONG_TERM), List.of());
        var party =
                new Party("王", "秀英", null, null, LocalDate.of(1880, 1, 1), "parent", "+8613123456789", null, document);
        var whole = new PersonalData(
                alone.applicant(),
                alone.identityDocument(),
                party,
                party,
                new LineUser(true, LineUser.FILTERING_DECLINED));

        assertThat(json.readValue(json.writeValueAsString(whole), PersonalData.class))
                .isEqualTo(whole);
    }

    @Test
    void nobody_prints_himself() throws IOException {
        var party = new Party(
                "王",
                "秀英",
                null,
                null,
                LocalDate.of(1880, 1, 1),
                "parent",
                "+8613123456789",
                null,
                new IdentityDocument("cn-resident-id", "440524188001010014", "CHN", null, List.of()));

        assertThat(party.toString() + new LineUser(true, null))
                .doesNotContain("王", "秀英", "1880", "13123456789", "440524", "true");
    }
}
