package io.meibo.worklist;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.meibo.privacy.PersonalData;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The case behind a task, in one answer. {@code person} and all that could tell of it ({@code pages}, {@code earlier},
 * {@code changes}, notes) is there for the task's assignee only, and only as far as this kind of task needs it. Pointers
 * are JSON pointers into {@code person}, or a slash and a page's kind. {@code parts} are what other features tell of the
 * case ({@link io.meibo.register.CasePart}); each is a member of the JSON by its own name.
 */
public record CaseFile(
        HumanTask task,
        boolean mine,
        boolean barred,
        Facts facts,
        @Nullable PersonalData person,
        List<Page> pages,
        List<Check> checks,
        List<Earlier> earlier,
        List<Ruling> decisions,
        List<Change> changes,
        List<CheckChange> checkChanges,
        List<String> confirmed,
        Rounds rounds,
        ServiceTime serviceClock,
        Map<String, Object> parts) {

    /** What was applied for, the product by its name in the reader's language, and where the case stands. */
    public record Facts(
            RegistrationId reference,
            RegistrationStatus status,
            int round,
            String product,
            String productName,
            @Nullable String plan,
            String country,
            String channel,
            String verification,
            String language,
            String deliveryForm,
            String deliveryMethod,
            LocalDate appliedOn,
            String enteredBy,
            OffsetDateTime createdAt,
            @Nullable Money depositDue) {}

    /**
     * A page that can be fetched; {@code changed} tells that it came with the latest correction, {@code round} in which
     * round it came, {@code before} the round of the page it took the place of, null where there was none. Pixels 0 for
     * a PDF.
     */
    public record Page(
            String kind,
            String mediaType,
            int width,
            int height,
            boolean changed,
            int round,
            @Nullable Integer before,
            @Nullable Legibility legibility) {}

    /** How legible a page is: the worst outcome, and what was measured with what it means in the reader's language. */
    public record Legibility(CheckOutcome outcome, List<Measure> measures) {}

    /** One measured property of a page; {@code unit} may be empty. */
    public record Measure(String measure, double value, String unit, CheckOutcome outcome, @Nullable String text) {}

    /** One part of one check with a reason in the reader's language. */
    public record Check(
            String check, String part, CheckOutcome outcome, String code, String text, @Nullable String pointer) {}

    /** Another registration that shares document, phone or person with this one. */
    public record Earlier(
            RegistrationId reference,
            RegistrationStatus status,
            String product,
            OffsetDateTime createdAt,
            List<String> shares) {}

    /** A reason with its text in the reader's language. */
    public record Told(String code, String text) {}

    /** A decision taken on the case. */
    public record Ruling(
            String task,
            int round,
            String decidedBy,
            ReviewOutcome outcome,
            List<Told> reasons,
            List<String> fields,
            List<Mark> items,
            @Nullable String note,
            OffsetDateTime at) {}

    /** A field or page that a decision marks, and why this one. */
    public record Mark(String pointer, List<Told> reasons) {}

    /** What a correction changed: the value before the latest round, and now; null where there was or is none. */
    public record Change(String pointer, @Nullable String before, @Nullable String now) {}

    /** A part of a check that came to something else than in the round before; null where it was not looked at. */
    public record CheckChange(
            String check,
            String part,
            @Nullable CheckOutcome before,
            @Nullable CheckOutcome now,
            String text,
            @Nullable String pointer) {}

    /**
     * The time of ours that the case has taken up to its decision and how much it may take, in seconds; {@code dueAt} is
     * null while the clock stands.
     */
    public record ServiceTime(
            boolean running, long spentSeconds, long allowedSeconds, @Nullable OffsetDateTime dueAt) {}

    /** How often the case has been corrected, and how often it may be at most. */
    public record Rounds(int now, int most) {}

    @Override
    @JsonAnyGetter
    public Map<String, Object> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return "CaseFile[" + facts.reference() + ", masked]";
    }
}
