package io.meibo.identity.web;

import io.meibo.identity.credit.UnpaidEntry;
import io.meibo.identity.credit.UnpaidLists;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists of people with unpaid bills, for managers. What is in them is never given out again. */
@RestController
@RequestMapping("/api/unpaid-lists")
class UnpaidListsController {

    private static final int MOST = 50_000;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** The whole list of one source. */
    record NewList(@Nullable List<@Nullable UnpaidEntry> entries) {}

    private final UnpaidLists lists;

    UnpaidListsController(UnpaidLists lists) {
        this.lists = lists;
    }

    @GetMapping
    @Operation(summary = "Which lists there are, how long and how old")
    List<UnpaidLists.Summary> all(Actor actor) {
        requireManager(actor);
        return lists.all();
    }

    @PutMapping("/{source}")
    @Operation(
            summary = "Replaces the list of one source",
            description = "Each entry names a document (type and number), a person (names and birth date), a phone, or"
                    + " several of them. Only keyed fingerprints are kept.")
    UnpaidLists.Summary replace(Actor actor, @PathVariable String source, @RequestBody NewList list) {
        requireManager(actor);
        if (!SOURCE.matcher(source).matches()) {
            throw Refusal.notFound();
        }
        List<@Nullable UnpaidEntry> entries = list.entries();
        if (entries == null) {
            throw Refusal.rule("UNPAID_LIST_NOT_IN_ORDER", FieldError.of("/entries", "REQUIRED"));
        }
        if (entries.size() > MOST) {
            throw Refusal.rule("UNPAID_LIST_NOT_IN_ORDER", FieldError.of("/entries", "TOO_MANY", MOST));
        }
        List<FieldError> errors = IntStream.range(0, entries.size())
                .filter(i -> !isUsable(entries.get(i)))
                .mapToObj(i -> FieldError.of("/entries/" + i, "UNPAID_ENTRY_INCOMPLETE"))
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.rule("UNPAID_LIST_NOT_IN_ORDER", errors);
        }
        return lists.replace(source, usable(entries), actor.id());
    }

    private static boolean isUsable(@Nullable UnpaidEntry entry) {
        return entry != null && entry.isUsable();
    }

    private static List<UnpaidEntry> usable(List<@Nullable UnpaidEntry> entries) {
        return entries.stream().flatMap(entry -> Stream.ofNullable(entry)).toList();
    }

    private static void requireManager(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
    }
}
