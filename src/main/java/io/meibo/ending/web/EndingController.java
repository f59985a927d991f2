package io.meibo.ending.web;

import io.meibo.ending.LineEnd;
import io.meibo.ending.LineEnds;
import io.meibo.register.Endings;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ways out of a contract in force, beside the withdrawal of an application. */
@RestController
@RequestMapping("/api/registrations/{reference}")
class EndingController {

    /** {@code wishedOn} is the last day of service; without it the line is closed at once. */
    record TerminationRequest(@Nullable LocalDate wishedOn) {}

    record DecisionRequest(@Nullable String outcome) {}

    /** The end of a line as it was asked for. */
    record LineEndView(
            String reference,
            String kind,
            String state,
            OffsetDateTime askedAt,
            LocalDate lastDay,
            @Nullable LocalDate possibleUntil) {

        static LineEndView of(LineEnd end) {
            return new LineEndView(
                    end.reference().value(),
                    end.kind().code(),
                    end.state().code(),
                    end.askedAt(),
                    end.lastDay(),
                    end.rightUntil());
        }
    }

    /** {@code right} is right, none or person; {@code until} the last day, null while the days have not begun. */
    record CancellationView(boolean possible, String right, @Nullable LocalDate until) {}

    record EndedView(String kind, OffsetDateTime at, LocalDate recordsUntil, boolean personDecides) {

        static EndedView of(Endings.Ended ended) {
            return new EndedView(ended.kind().code(), ended.at(), ended.recordsUntil(), ended.personDecides());
        }
    }

    /** Which ways out there are now, what is on its way, and how it ended. */
    record WaysView(
            boolean withdrawalPossible,
            CancellationView cancellation,
            boolean terminationPossible,
            @Nullable LineEndView underWay,
            @Nullable EndedView ended) {

        static WaysView of(LineEnds.Ways ways) {
            return new WaysView(
                    ways.withdrawal(),
                    new CancellationView(
                            ways.cancellation(),
                            ways.cancellationRight().name().toLowerCase(Locale.ROOT),
                            ways.until()),
                    ways.termination(),
                    ways.underWay().map(LineEndView::of).orElse(null),
                    ways.ended().map(EndedView::of).orElse(null));
        }
    }

    private final LineEnds ends;

    EndingController(LineEnds ends) {
        this.ends = ends;
    }

    @Operation(summary = "Which ways out there are now: withdrawal, cancellation until when, termination")
    @GetMapping("/ending")
    WaysView ways(@PathVariable RegistrationId reference, Actor actor) {
        return WaysView.of(ends.ways(reference, actor));
    }

    @Operation(summary = "End the contract by notice in its first days")
    @PostMapping("/cancellation")
    LineEndView cancel(@PathVariable RegistrationId reference, Actor actor) {
        return LineEndView.of(ends.cancel(reference, actor));
    }

    @Operation(summary = "Decide for the task whether a contract is cancelled: approve or refuse")
    @PutMapping("/cancellation/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(
            @PathVariable RegistrationId reference,
            @RequestParam String task,
            @RequestBody DecisionRequest request,
            Actor actor) {
        ends.decide(reference, task, request.outcome(), actor);
    }

    @Operation(summary = "End the contract for the future: at once, or after the day wished for")
    @PostMapping("/termination")
    LineEndView terminate(
            @PathVariable RegistrationId reference,
            @RequestBody(required = false) @Nullable TerminationRequest request,
            Actor actor) {
        return LineEndView.of(ends.terminate(reference, request == null ? null : request.wishedOn(), actor));
    }
}
