package io.meibo.notification;

import io.meibo.api.Figures;
import io.meibo.api.Texts;
import io.meibo.policy.Refusals;
import io.meibo.policy.Refusals.RefusedByRule;
import io.meibo.register.DecisionLog;
import io.meibo.register.DecisionLog.Decision;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import io.meibo.workflow.StageEntered;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a notice into words, in the applicant's language: what happened, what to do, until when, where. No name and no
 * number of the applicant stands in it, since a mistyped address would carry it to somebody else.
 */
@Component
class LetterWriter {

    /** Kinds that ask the applicant for something, so that a time limit is told. */
    private static final Set<String> ASKING =
            Set.of("returned", "sign", "pay", "ready", "activate", "reminder", "concession-review");

    private final Texts texts;
    private final DecisionLog decisions;
    private final Refusals refusals;
    private final NoticeSettings settings;
    private final Figures figures;

    LetterWriter(Texts texts, DecisionLog decisions, Refusals refusals, NoticeSettings settings, Figures figures) {
        this.texts = texts;
        this.decisions = decisions;
        this.refusals = refusals;
        this.settings = settings;
        this.figures = figures;
    }

    Letter write(String kind, RegistrationCase registration, StageEntered stage) {
        Locale locale = Texts.locale(registration.facts().language());
        // a reminder names no wait of its own: the register still knows the one that it reminds of
        Awaiting awaiting = stage.awaiting() == null ? registration.awaiting() : stage.awaiting();
        OffsetDateTime until = stage.awaiting() == null ? registration.awaitingUntil() : stage.until();
        boolean reminder = kind.equals("reminder");
        var blocks = new ArrayList<String>();
        blocks.add(text("notice." + kind + ".what", registration, locale));
        if (reminder && awaiting != null) {
            blocks.add(text("awaiting." + awaiting.code(), registration, locale));
        }
        if (kind.equals("returned") || (reminder && awaiting == Awaiting.CORRECTION)) {
            decisions
                    .latestReturn(registration.reference())
                    .ifPresent(decision -> addDecision(blocks, decision, locale));
        }
        if (kind.equals("refused")) {
            refusal(registration.reference())
                    .ifPresentOrElse(decision -> addDecision(blocks, decision, locale), () -> refusals.latest(
                                    registration, locale)
                            .ifPresent(rule -> addRule(blocks, rule, locale)));
        }
        if (kind.equals("pay") || (reminder && awaiting == Awaiting.DEPOSIT)) {
            Optional.ofNullable(registration.depositDue())
                    .ifPresent(due -> blocks.add(texts.in(locale, "notice.amount", figures.amount(due, locale))));
        }
        toDo(kind, registration, locale).ifPresent(blocks::add);
        if (ASKING.contains(kind)) {
            addUntil(blocks, until, registration.facts().country(), locale);
        }
        blocks.add(texts.in(locale, "notice.where") + "\n" + page(registration));
        blocks.add(texts.in(locale, "notice.signed"));
        return new Letter(
                texts.in(locale, "notice.subject", registration.reference().value()),
                String.join("\n\n", blocks) + "\n");
    }

    private Optional<String> toDo(String kind, RegistrationCase registration, Locale locale) {
        String key = "notice." + kind + ".do";
        return texts.find(locale, key + "." + registration.facts().deliveryForm())
                .or(() -> texts.find(locale, key + "." + registration.facts().deliveryMethod()))
                .or(() -> texts.find(locale, key));
    }

    /** A card is spoken of as a card where the text would speak of a SIM. */
    private String text(String key, RegistrationCase registration, Locale locale) {
        return texts.find(locale, key + "." + registration.facts().deliveryForm())
                .orElseGet(() -> texts.in(locale, key));
    }

    private void addDecision(List<String> blocks, Decision decision, Locale locale) {
        addList(
                blocks,
                "notice.reasons",
                decision.reasons().stream().map(code -> "reason." + code).toList(),
                locale);
        addList(
                blocks,
                "notice.fields",
                decision.fields().stream().map(LetterWriter::fieldName).toList(),
                locale);
    }

    /** Refused by a rule: why, by which row, and what is allowed instead. */
    private void addRule(List<String> blocks, RefusedByRule refused, Locale locale) {
        blocks.add(refused.rules().stream()
                .map(rule -> "\n- " + rule.text() + " "
                        + texts.in(locale, "refused.source", String.join(", ", rule.sources())))
                .collect(Collectors.joining("", texts.in(locale, "notice.reasons"), "")));
        told(blocks, "refused.instead", refused.methods(), locale);
        told(blocks, "refused.documents", refused.documents(), locale);
        if (refused.methods().isEmpty() && refused.documents().isEmpty()) {
            blocks.add(texts.in(locale, "refused.none"));
        }
    }

    private void told(List<String> blocks, String heading, List<Refusals.Told> told, Locale locale) {
        if (!told.isEmpty()) {
            blocks.add(told.stream()
                    .map(each -> "\n- " + each.text())
                    .collect(Collectors.joining("", texts.in(locale, heading), "")));
        }
    }

    private void addList(List<String> blocks, String heading, List<String> keys, Locale locale) {
        if (!keys.isEmpty()) {
            blocks.add(keys.stream()
                    .map(key -> "\n- " + texts.in(locale, key))
                    .collect(Collectors.joining("", texts.in(locale, heading), "")));
        }
    }

    private void addUntil(List<String> blocks, @Nullable OffsetDateTime until, String country, Locale locale) {
        if (until != null) {
            blocks.add(texts.in(locale, "notice.until", figures.timeIn(country, until, locale)));
        }
    }

    private Optional<Decision> refusal(RegistrationId reference) {
        return decisions.of(reference).stream()
                .reduce((first, second) -> second)
                .filter(decision -> decision.outcome() == ReviewOutcome.REFUSE);
    }

    private String page(RegistrationCase registration) {
        return settings.house() + "/registration/" + registration.reference().value() + "?lang="
                + registration.facts().language();
    }

    /** Message key of a field or page: {@code /applicant/birthDate} is {@code field-name.applicant.birthDate}. */
    private static String fieldName(String pointer) {
        return "field-name" + pointer.replace('/', '.');
    }
}
