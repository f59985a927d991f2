package io.meibo.identity.random;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.meibo.identity.NumberFormats;
import io.meibo.identity.document.MyNumberDetector;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.page.ImageCheck;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Coverage-guided random input for the parsers: whatever comes in, they answer and never throw. Runs under the profile
 * {@code fuzz} only (see the README), since the instrumentation would slow every other test down.
 */
@Tag("fuzz")
class ParserFuzzTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final List<String> FORMATS = List.copyOf(NumberFormats.names());

    @FuzzTest(maxDuration = "5m")
    void every_format_answers(FuzzedDataProvider data) {
        String format = data.pickValue(FORMATS);
        FormatCheck check = NumberFormats.check(format, data.consumeRemainingAsString(), TODAY);
        if (check.code().isEmpty()
                || check.valid() && check.format().outcome().name().equals("FAILED")) {
            throw new IllegalStateException("no clear answer for " + format);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void no_masked_text_keeps_an_individual_number(FuzzedDataProvider data) {
        String masked = MyNumberDetector.mask(data.consumeRemainingAsString());
        if (MyNumberDetector.findsIn(masked)) {
            throw new IllegalStateException("an individual number is left");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void every_file_is_a_clean_page_or_refused(byte[] content) {
        ImageCheck.inspect(content);
    }
}
