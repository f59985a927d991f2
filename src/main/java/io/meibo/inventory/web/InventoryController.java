package io.meibo.inventory.web;

import io.meibo.api.PageOf;
import io.meibo.inventory.Blocking;
import io.meibo.inventory.CardImport;
import io.meibo.inventory.StockImport;
import io.meibo.inventory.StockImport.Imported;
import io.meibo.inventory.StockOverview;
import io.meibo.inventory.StockOverview.Item;
import io.meibo.inventory.StockOverview.Kind;
import io.meibo.inventory.StockOverview.PoolCount;
import io.meibo.inventory.StockOverview.Waiting;
import io.meibo.inventory.StockState;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    /** All pools and everybody who waits. */
    record Inventory(List<PoolCount> pools, List<Waiting> waiting) {}

    /** What to block or unblock. */
    record Items(@Nullable List<String> iccids, @Nullable List<String> msisdns, @Nullable List<String> cardNumbers) {}

    private final StockImport imports;
    private final CardImport cards;
    private final StockOverview overview;
    private final Blocking blocking;

    InventoryController(StockImport imports, CardImport cards, StockOverview overview, Blocking blocking) {
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
        return new Inventory(overview.counts(), overview.waiting());
    }

    /** SIMs of a pool that nobody holds; {@code state} is {@code in-stock} or {@code blocked}, both where it is left out. */
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

    /** Takes stock out of use that nobody holds. */
    @Operation(summary = "Block a SIM, a number or a card")
    @PostMapping("/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@RequestBody Items items, Actor actor) {
        requireManager(actor);
        blocking.block(orNone(items.iccids()), orNone(items.msisdns()), orNone(items.cardNumbers()));
    }

    /** Puts blocked stock back, but not what has left the house. */
    @Operation(summary = "Put a blocked SIM, number or card back in stock")
    @PostMapping("/unblock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@RequestBody Items items, Actor actor) {
        requireManager(actor);
        blocking.unblock(orNone(items.iccids()), orNone(items.msisdns()), orNone(items.cardNumbers()));
    }

    private List<Item> free(Kind kind, String pool, @Nullable String state, int page, int size, Actor actor) {
        requireManager(actor);
        PageOf.require(page, size);
        Set<StockState> free = EnumSet.of(StockState.IN_STOCK, StockState.BLOCKED);
        if (state != null) {
            free.removeIf(known -> !known.code().equals(state));
        }
        if (free.isEmpty()) {
            throw Refusal.notReadable(
                    "PARAMETER_NOT_READABLE", FieldError.of("?state", "NOT_ONE_OF", "in-stock, blocked"));
        }
        return overview.free(kind, pool, free, page, size);
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids;
    }

    private static void requireManager(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }
}
