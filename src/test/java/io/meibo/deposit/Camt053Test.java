package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meibo.shared.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Camt053Test {

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "06", "08", "10"})
    void versions_are_read_alike(String version) {
        BankStatement statement = Camt053.read(BankXml.yen()
                        .version(version)
                        .credit("10000", "R-7KQ2-9XMV-4", "E1", "B1")
                        .pending("5")
                        .debit("300", "fee", null, "B2")
                        .bytes())
                .get(0);

        assertThat(statement.currency()).isEqualTo("JPY");
        assertThat(statement.opening()).isEqualByComparingTo("100000");
        assertThat(statement.closing()).isEqualByComparingTo("109700");
        assertThat(statement.items())
                .hasSize(2)
                .extracting(BankStatement.Item::credit)
                .containsExactly(true, false);
        BankStatement.Part part = statement.items().get(0).parts().get(0);
        assertThat(part.endToEndId()).isEqualTo("E1");
        assertThat(part.details().payer()).isEqualTo("エリクソン アンナ");
        assertThat(part.details().text()).startsWith("R-7KQ2-9XMV-4");
        assertThat(part.details().toString()).doesNotContain("エリクソン");
        assertThat(statement.items().get(1).parts().get(0).endToEndId())
                .as("a bank's word for nothing")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<Document/>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><Document><BkToCstmrStmt><Stmt>&b;</Stmt></BkToCstmrStmt></Document>",
                "<Document><BkToCstmrStmt><Stmt></BkToCstmrStmt></Document>",
                "<Document><BkToCstmrStmt><Stmt><Id>1</Id></Stmt></BkToCstmrStmt></Document>"
            })
    void what_is_no_statement_is_not_readable(String xml) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Camt053.read(xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_READABLE);
    }

    @Test
    void a_file_of_the_house_is_not_read_into_it() {
        String xml = BankXml.yen()
                .credit("1", "SECRET", null, null)
                .text()
                .replace("<Document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document")
                .replace("SECRET", "&x;");

        assertThat(catchThrowableOfType(Refusal.class, () -> Camt053.read(xml.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
    }

    @Test
    void what_is_too_deep_or_too_long_is_refused() {
        String deep = BankXml.yen()
                .credit("1", "<a>".repeat(60) + "</a>".repeat(60), null, null)
                .text();
        String wide = BankXml.yen().credit("1", "x".repeat(5000), null, null).text();

        assertThat(catchThrowableOfType(Refusal.class, () -> Camt053.read(deep.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
        assertThat(catchThrowableOfType(Refusal.class, () -> Camt053.read(wide.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
    }
}
