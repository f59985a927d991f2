package io.meibo.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.policy.DryRun;
import io.meibo.policy.DryRun.Facts;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the tables would say of an application, while it is still being filled in. Stores nothing. */
@RestController
@RequestMapping("/api/policy/answers")
class PolicyAnswersController {

    private static final int OLDEST = 150;
    private static final int LONGEST = 60;

    /**
     * The facts of an application to be, in the words of {@code POST /api/registrations}; only the product must be told.
     * {@code appliedOn} is today where it is not told; {@code age} counts in full years.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            @Nullable String product,
            @Nullable String channel,
            @Nullable String verification,
            @Nullable String documentType,
            @Nullable String deliveryForm,
            @Nullable Integer age,
            @Nullable LocalDate appliedOn) {}

    private final DryRun dryRun;
    private final Clock clock;

    PolicyAnswersController(DryRun dryRun, Clock clock) {
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /** Answers with every table whose questions the facts can answer, in the caller's language. */
    @Operation(
            summary = "What each policy table says of an application to be",
            description = "Rules with their reason, source rows, certainty and table version; where the verification"
                    + " method is refused, what is allowed instead. Nothing is stored.")
    @PostMapping
    public DryRun.Answers ask(@RequestBody Question question, Locale locale, Actor actor) {
        actor.require(
                Role.CLERK,
                Role.REVIEWER,
                Role.SENIOR_REVIEWER,
                Role.MANAGER,
                Role.AUDITOR,
                Role.CAMUNDA_ADMIN,
                Role.INTEGRATION);
        var errors = new ArrayList<FieldError>();
        String product = question.product();
        if (product == null) {
            errors.add(FieldError.of("/product", "REQUIRED"));
        }
        tooLong(errors, "/product", product);
        tooLong(errors, "/channel", question.channel());
        tooLong(errors, "/verification", question.verification());
        tooLong(errors, "/documentType", question.documentType());
        tooLong(errors, "/deliveryForm", question.deliveryForm());
        if (question.age() != null && (question.age() < 0 || question.age() > OLDEST)) {
            errors.add(FieldError.of("/age", "OUT_OF_RANGE", 0, OLDEST));
        }
        if (product == null || !errors.isEmpty()) {
            throw Refusal.rule("REGISTRATION_NOT_IN_ORDER", errors);
        }
        LocalDate appliedOn = question.appliedOn();
        return dryRun.ask(
                new Facts(
                        product,
                        question.channel(),
                        question.verification(),
                        question.documentType(),
                        question.deliveryForm(),
                        question.age(),
                        appliedOn == null ? LocalDate.now(clock) : appliedOn),
                locale);
    }

    private static void tooLong(List<FieldError> errors, String pointer, @Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            errors.add(FieldError.of(pointer, "TOO_LONG", LONGEST));
        }
    }
}
