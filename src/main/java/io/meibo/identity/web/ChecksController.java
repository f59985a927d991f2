package io.meibo.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.api.Texts;
import io.meibo.identity.NumberFormats;
import io.meibo.identity.format.Finding;
import io.meibo.identity.format.FormatCheck;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Instant checks of numbers and machine readable zones. Stores and logs nothing of what it is asked. */
@RestController
@RequestMapping("/api/checks")
class ChecksController {

    private static final int MOST = 1_000;

    /** One value to check against one format. */
    record Question(@Nullable String format, @Nullable String value) {
        @Override
        public String toString() {
            return "Question[" + format + "]";
        }
    }

    /** One of the three results, which are never merged. */
    record Part(String outcome, String code) {
        static Part of(Finding finding) {
            return new Part(finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'), finding.code());
        }
    }

    /** The answer to one question; `code` and `reason` are those of the first failure, else of the first warning. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            boolean valid,
            String code,
            String reason,
            Map<String, String> fields,
            Part format,
            Part checkDigit,
            Part plausibility) {

        @Override
        public String toString() {
            return "Answer[" + code + "]";
        }
    }

    private final Texts texts;
    private final Clock clock;

    ChecksController(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Names of the formats that can be checked")
    List<String> formats() {
        return List.copyOf(NumberFormats.names());
    }

    @PostMapping
    @Operation(
            summary = "Checks up to 1,000 numbers or machine readable zones, answered in the same order",
            description = "Format, check digit and plausibility are separate results; none says that a document is"
                    + " genuine. Zones are sent with their lines joined by | or line breaks. Nothing is stored.")
    List<Answer> check(@RequestBody List<@Nullable Question> questions) {
        if (questions.size() > MOST) {
            throw Refusal.rule("TOO_MANY_CHECKS", FieldError.of("", "TOO_MANY", MOST));
        }
        LocalDate today = LocalDate.now(clock);
        List<Answer> answers = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String format = question == null ? null : question.format();
            String value = question == null ? null : question.value();
            if (format == null) {
                errors.add(FieldError.of("/" + i + "/format", "REQUIRED"));
            }
            if (value == null) {
                errors.add(FieldError.of("/" + i + "/value", "REQUIRED"));
            }
            if (format != null && value != null) {
                answers.add(answer(NumberFormats.check(format, value, today)));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("CHECKS_NOT_IN_ORDER", errors);
        }
        return answers;
    }

    private Answer answer(FormatCheck check) {
        return new Answer(
                check.valid(),
                check.code(),
                texts.of("check." + check.code()),
                check.fields(),
                Part.of(check.format()),
                Part.of(check.checkDigit()),
                Part.of(check.plausibility()));
    }
}
