package io.meibo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PatchesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_partial_document_changes_only_what_it_names() throws JsonProcessingException {
        ObjectNode before = json("{\"applicant\":{\"familyName\":\"SATO\",\"givenName\":\"HANAKO\"},\"plan\":\"a\"}");
        ObjectNode after = before.deepCopy();

        Patches.merge(after, json("{\"applicant\":{\"givenName\":\"HANA\"}}"));

        assertThat(Patches.differences(before, after)).containsExactly("/applicant/givenName");
        assertThat(after.at("/applicant/familyName").asText()).isEqualTo("SATO");
    }

    @Test
    void an_array_counts_as_one_field() throws JsonProcessingException {
        ObjectNode before = json("{\"identityDocument\":{\"mrz\":[\"A\",\"B\"]}}");
        ObjectNode after = before.deepCopy();

        Patches.merge(after, json("{\"identityDocument\":{\"mrz\":[\"A\",\"C\"]}}"));

        assertThat(Patches.differences(before, after)).containsExactly("/identityDocument/mrz");
    }

    @Test
    void a_missing_field_and_an_empty_one_are_the_same() throws JsonProcessingException {
        assertThat(Patches.differences(json("{\"sex\":null}"), json("{}"))).isEmpty();
    }

    @Test
    void taking_a_field_away_is_a_change() throws JsonProcessingException {
        ObjectNode before = json("{\"applicant\":{\"email\":\"anna@example.org\"}}");
        ObjectNode after = before.deepCopy();

        Patches.merge(after, json("{\"applicant\":{\"email\":null}}"));

        assertThat(Patches.differences(before, after)).containsExactly("/applicant/email");
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text);
    }
}
