package io.meibo.inventory.web;

import io.meibo.api.PageOf;
import io.meibo.inventory.Blocking;
import io.meibo.inventory.CardImport;
import io.meibo.inventory.StockAlarms;
import io.meibo.inventory.StockAlarms.Alarm;
import io.meibo.inventory.StockImport;
import io.meibo.inventory.StockImport.Imported;
import io.meibo.inventory.StockMarks;
import io.meibo.inventory.StockMarks.Mark;
import io.meibo.inventory.StockOverview;
import io.meibo.inventory.StockOverview.Item;
import io.meibo.inventory.StockOverview.Kind;
import io.meibo.inventory.StockOverview.Movement;
import io.meibo.inventory.StockOverview.OfficeCount;
import io.meibo.inventory.StockOverview.Overdue;
import io.meibo.inventory.StockOverview.PoolCount;
import io.meibo.inventory.StockOverview.Waiting;
import io.meibo.inventory.StockReason;
import io.meibo.inventory.StockState;
import io.meibo.register.Offices;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Import, counts and blocking of stock; for managers. Clerks and auditors may see the counts and the line. */
@RestController
@RequestMapping("/api/inventory")
class InventoryController {

    /** All pools, shelves and marks, everybody who waits, and reservations whose time is over. */
    record Inventory(
            List<PoolCount> pools,
            List<Waiting> waiting,
            List<OfficeCount> offices,
            List<Mark> marks,
            List<Overdue> overdue) {}

    /** What to block, unblock or scrap, and why. */
    record Items(
            @Nullable List<String> iccids,
            @Nullable List<String> msisdns,
            @Nullable List<String> cardNumbers,
            @Nullable String reason) {

        Blocking.Items read() {
            return new Blocking.Items(orNone(iccids), orNone(msisdns), orNone(cardNumbers));
        }

        private static List<String> orNone(@Nullable List<String> ids) {
            return ids == null ? List.of() : ids;
        }
    }

    /** How many should at least lie there; 0 takes the mark away, the central store where no office is named. */
    record MarkRequest(String pool, String form, @Nullable String office, int least) {}

    private final StockImport imports;
    private final CardImport cards;
    private final StockOverview overview;
    private final Blocking blocking;
    private final StockMarks marks;
    private final StockAlarms alarms;
    private final Clock clock;

    InventoryController(
            StockImport imports,
            CardImport cards,
            StockOverview overview,
            Blocking blocking,
            StockMarks marks,
            StockAlarms alarms,
            Clock clock) {
        this.marks = marks;
        this.alarms = alarms;
        this.clock = clock;
        this.imports = imports;
        this.cards = cards;
        this.overview = overview;
        this.blocking = blocking;
    }

    @Operation(summary = "Counts of stock by pool and state")
    @GetMapping
    Inventory inventory(Actor actor) {
        if (!actor.isAny(Role.MANAGER, Role.CLERK, Role.AUDITOR)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        return new Inventory(
                overview.counts(),
                overview.waiting(),
                overview.byOffice(),
                marks.all(),
                overview.overdue(OffsetDateTime.now(clock)));
    }

    /** SIMs of a pool that nobody holds; {@code state} is one of their states, all where it is left out. */
    @Operation(summary = "SIMs in stock, a page of them")
    @GetMapping("/sims")
    List<Item> sims(
            @RequestParam String pool,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Actor actor) {
        return free(Kind.SIMS, pool, state, page, size, actor);
    }

    @Operation(summary = "Numbers in stock, a page of them")
    @GetMapping("/numbers")
    List<Item> numbers(
            @RequestParam String pool,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Actor actor) {
        return free(Kind.NUMBERS, pool, state, page, size, actor);
    }

    /** CSV {@code iccid,imsi,pool}. */
    @Operation(summary = "Import SIMs from CSV: all rows or none")
    @PostMapping(path = "/sims", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Imported importSims(@RequestBody byte[] csv, Actor actor) {
        requireManager(actor);
        return imports.importSims(csv);
    }

    @Operation(summary = "Import SIMs from CSV: all rows or none")
    @PostMapping(path = "/sims", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importSimsFile(@RequestPart("file") MultipartFile file, Actor actor) throws IOException {
        requireManager(actor);
        return imports.importSims(file.getBytes());
    }

    /** CSV {@code iccid,imsi,pool}: profiles that are downloaded instead of handed over. */
    @Operation(summary = "Import eSIM profiles from CSV: all rows or none")
    @PostMapping(path = "/esim-profiles", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Imported importEsimProfiles(@RequestBody byte[] csv, Actor actor) {
        requireManager(actor);
        return imports.importEsimProfiles(csv);
    }

    @Operation(summary = "Import eSIM profiles from CSV: all rows or none")
    @PostMapping(path = "/esim-profiles", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importEsimProfilesFile(@RequestPart("file") MultipartFile file, Actor actor) throws IOException {
        requireManager(actor);
        return imports.importEsimProfiles(file.getBytes());
    }

    /** CSV {@code msisdn,pool}. */
    @Operation(summary = "Import numbers from CSV: all rows or none")
    @PostMapping(path = "/numbers", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Imported importNumbers(@RequestBody byte[] csv, Actor actor) {
        requireManager(actor);
        return imports.importNumbers(csv);
    }

    @Operation(summary = "Import numbers from CSV: all rows or none")
    @PostMapping(path = "/numbers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importNumbersFile(@RequestPart("file") MultipartFile file, Actor actor) throws IOException {
        requireManager(actor);
        return imports.importNumbers(file.getBytes());
    }

    @Operation(summary = "Cards in stock, a page of them")
    @GetMapping("/cards")
    List<Item> cards(
            @RequestParam String pool,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Actor actor) {
        return free(Kind.CARDS, pool, state, page, size, actor);
    }

    /** CSV {@code product,firstNumber,lastNumber,checkDigit}; the last is {@code luhn} or {@code none}. */
    @Operation(summary = "Import cards by ranges of their numbers from CSV: all rows or none")
    @PostMapping(path = "/cards", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Imported importCards(@RequestBody byte[] csv, Actor actor) {
        requireManager(actor);
        return cards.importCards(csv);
    }

    @Operation(summary = "Import cards by ranges of their numbers from CSV: all rows or none")
    @PostMapping(path = "/cards", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importCardsFile(@RequestPart("file") MultipartFile file, Actor actor) throws IOException {
        requireManager(actor);
        return cards.importCards(file.getBytes());
    }

    /** Takes stock out of use that nobody holds; {@code taken-out} where no reason is given. */
    @Operation(summary = "Block a SIM, a number or a card")
    @PostMapping("/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@RequestBody Items items, Actor actor) {
        requireManager(actor);
        blocking.block(items.read(), items.reason() == null ? StockReason.TAKEN_OUT : reason(items.reason()), actor);
    }

    /** Puts blocked stock back, but not what has left the house. */
    @Operation(summary = "Put a blocked SIM, number or card back in stock")
    @PostMapping("/unblock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@RequestBody Items items, Actor actor) {
        requireManager(actor);
        blocking.unblock(items.read(), actor);
    }

    /** For good: what is in stock, blocked or resting. */
    @Operation(summary = "Scrap a SIM, a number or a card for good, with a reason")
    @PostMapping("/scrap")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void scrap(@RequestBody Items items, Actor actor) {
        requireManager(actor);
        blocking.scrap(items.read(), reason(items.reason()), actor);
    }

    @Operation(summary = "Set a low-water mark for a form of stock in an office")
    @PutMapping("/marks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(@RequestBody MarkRequest mark, Actor actor) {
        requireManager(actor);
        marks.set(mark.pool(), mark.form(), mark.office() == null ? Offices.CENTRAL : mark.office(), mark.least());
    }

    @Operation(summary = "Latest changes of single items, newest first")
    @GetMapping("/movements")
    List<Movement> movements(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "100") int size, Actor actor) {
        if (!actor.isAny(Role.MANAGER, Role.AUDITOR)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        PageOf.require(page, size);
        return overview.movements(page, size);
    }

    @Operation(summary = "Falls below a low-water mark, newest first")
    @GetMapping("/alarms")
    List<Alarm> alarms(Actor actor) {
        if (!actor.isAny(Role.MANAGER, Role.AUDITOR)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        return alarms.latest(100);
    }

    private static StockReason reason(@Nullable String code) {
        return Blocking.REASONS.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.rule(
                        "STOCK_NOT_CHANGED",
                        FieldError.of(
                                "/reason",
                                "NOT_ONE_OF",
                                String.join(
                                        ", ",
                                        Blocking.REASONS.stream()
                                                .map(StockReason::code)
                                                .toList()))));
    }

    private List<Item> free(Kind kind, String pool, @Nullable String state, int page, int size, Actor actor) {
        requireManager(actor);
        PageOf.require(page, size);
        Set<StockState> free =
                EnumSet.of(StockState.IN_STOCK, StockState.RESTING, StockState.BLOCKED, StockState.SCRAPPED);
        if (state != null) {
            free.removeIf(known -> !known.code().equals(state));
        }
        if (free.isEmpty()) {
            throw Refusal.notReadable(
                    "PARAMETER_NOT_READABLE",
                    FieldError.of("?state", "NOT_ONE_OF", "in-stock, resting, blocked, scrapped"));
        }
        return overview.free(kind, pool, free, page, size);
    }

    private static void requireManager(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }
}
