package io.meibo.deposit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "clerk;clerk",
                "=HYPERLINK(A1);'=HYPERLINK(A1)",
                "+1;'+1",
                "-1;'-1",
                "@SUM(A1);'@SUM(A1)",
                "a,b;\"a,b\"",
                "say \"so\";\"say \"\"so\"\"\"",
                "=1,2;\"'=1,2\""
            })
    void no_cell_is_taken_for_a_formula(String text, String cell) {
        assertThat(ClosingCsv.cell(text)).isEqualTo(cell);
    }
}
