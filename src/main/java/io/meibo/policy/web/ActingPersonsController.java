package io.meibo.policy.web;

import io.meibo.api.Texts;
import io.meibo.policy.ActingPersons;
import io.meibo.policy.Policy;
import io.meibo.policy.Rule;
import io.meibo.policy.Ruling;
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
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may act for an applicant of an age, while the application is still being typed. Stores nothing. */
@RestController
@RequestMapping("/api/policy/acting-persons")
class ActingPersonsController {

    private static final int OLDEST = 150;

    /** The facts of an application to be; {@code appliedOn} is today where it is not told. */
    record Question(
            @Nullable String product,
            @Nullable String channel,
            @Nullable Integer age,
            @Nullable Boolean agent,
            @Nullable Boolean guardian,
            @Nullable LocalDate appliedOn) {}

    /**
     * What the table says. {@code pages} lists further pages, of each inner list one is enough; {@code askUser} tells
     * that it must be asked if the user is under 18; {@code reason} and {@code sources} are those of the rule.
     */
    record Answer(
            String outcome,
            List<List<String>> pages,
            int adultAge,
            boolean askUser,
            String reason,
            List<String> sources,
            String rule) {}

    private final Policy policy;
    private final Texts texts;
    private final Clock clock;

    ActingPersonsController(Policy policy, Texts texts, Clock clock) {
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    /** Answers for one age, product and channel; 422 where one of the three is missing. */
    @Operation(summary = "Who may act for an applicant of that age, and which pages are wanted besides")
    @PostMapping
    @Transactional(readOnly = true)
    public Answer ask(@RequestBody Question question, Locale locale, Actor actor) {
        actor.require(
                Role.CLERK,
                Role.REVIEWER,
                Role.SENIOR_REVIEWER,
                Role.MANAGER,
                Role.AUDITOR,
                Role.CAMUNDA_ADMIN,
                Role.INTEGRATION);
        var errors = new ArrayList<FieldError>();
        if (question.product() == null) {
            errors.add(FieldError.of("/product", "REQUIRED"));
        }
        if (question.channel() == null) {
            errors.add(FieldError.of("/channel", "REQUIRED"));
        }
        if (question.age() == null) {
            errors.add(FieldError.of("/age", "REQUIRED"));
        } else if (question.age() < 0 || question.age() > OLDEST) {
            errors.add(FieldError.of("/age", "OUT_OF_RANGE", 0, OLDEST));
        }
        if (question.product() == null || question.channel() == null || question.age() == null || !errors.isEmpty()) {
            throw Refusal.rule("REGISTRATION_NOT_IN_ORDER", errors);
        }
        Ruling ruling = policy.wouldDecide(
                ActingPersons.TABLE,
                ActingPersons.inputs(
                        question.product(),
                        question.channel(),
                        question.age(),
                        Boolean.TRUE.equals(question.agent()),
                        Boolean.TRUE.equals(question.guardian()),
                        question.appliedOn() == null ? LocalDate.now(clock) : question.appliedOn()));
        ActingPersons acting = ActingPersons.of(ruling.outputs());
        Rule rule = ruling.rules().get(0);
        String id = rule.id().replaceFirst("^Rule_", "");
        return new Answer(
                acting.outcome().code(),
                acting.pages(),
                acting.adultAge(),
                acting.asksUser(),
                texts.in(locale, "rule." + ActingPersons.TABLE + "." + id),
                rule.sources(),
                id);
    }
}
