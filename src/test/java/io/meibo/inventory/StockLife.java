package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Plays people, clerks and managers who do with the stock whatever comes to their mind, and checks what must hold. */
final class StockLife {

    private static final List<String> PRODUCTS = List.of("jp-postpaid-voice", "jp-prepaid-data", "jp-transit-named");
    private static final List<String> OFFICES = List.of("central", "tokyo", "shanghai");
    private static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));

    private final StockRoom room;
    private final List<RegistrationId> cases = new ArrayList<>();
    private final Set<RegistrationId> settled = ConcurrentHashMap.newKeySet();
    private final Set<String> scrapped = new HashSet<>();
    private int imported;

    StockLife(StockRoom room) {
        this.room = room;
    }

    /** As many cases as there will be, before several people act on them at once. */
    void enterCases(Random chance, int people) {
        for (int i = 0; i < people; i++) {
            enter(chance);
        }
    }

    /** One step; what the house refuses is no fault. */
    void step(Random chance) {
        step(chance, cases, true);
    }

    /** The same by one of several at once: each has cases of his own, the shelves and the line are everybody's. */
    void step(Random chance, int person, int people) {
        var mine = new ArrayList<RegistrationId>();
        for (int i = person; i < cases.size(); i += people) {
            mine.add(cases.get(i));
        }
        step(chance, mine, false);
    }

    private void step(Random chance, List<RegistrationId> mine, boolean alone) {
        try {
            act(chance, mine, alone);
        } catch (Refusal refused) {
            assertThat(refused.code()).isNotBlank();
        }
    }

    private void act(Random chance, List<RegistrationId> mine, boolean alone) {
        if (mine.isEmpty() || alone && chance.nextInt(8) == 0) {
            enter(chance);
            return;
        }
        RegistrationId one = mine.get(chance.nextInt(mine.size()));
        int verb = chance.nextInt(alone ? 20 : 17);
        if (settled.contains(one) && verb >= 11 && verb <= 14) {
            return;
        }
        switch (verb) {
            case 0, 1, 2 -> reserve(one);
            case 3 -> {
                if (!settled.contains(one)) {
                    room.reservations().holdProfile(one);
                }
            }
            case 4 -> room.choices().offer(one, chance.nextBoolean());
            case 5 -> {
                List<String> numbers = room.choices().offer(one, false).numbers();
                if (!numbers.isEmpty()) {
                    room.choices().choose(one, numbers.get(chance.nextInt(numbers.size())));
                }
            }
            case 6, 7 -> end(one, chance);
            case 8, 9 -> issue(one);
            case 10 ->
                room.replacements().exchange(one, chance.nextBoolean() ? StockReason.BROKEN : StockReason.WRONG, CLERK);
            case 11 ->
                room.replacements()
                        .ask(
                                one,
                                List.of(StockReason.LOST, StockReason.BROKEN, StockReason.STOLEN)
                                        .get(chance.nextInt(3)),
                                CLERK);
            case 12 -> {
                var asked = room.replacements().of(one, CLERK);
                if (asked.isPresent() && asked.get().suggestion() != null) {
                    room.replacements().replace(one, "task", asked.get().suggestion(), true, CLERK);
                }
            }
            case 13 -> room.replacements().drop(one, CLERK);
            case 14 -> terminate(one);
            case 15 -> room.sweep().sweep();
            case 16 -> handle(chance);
            case 17 -> room.pass(Duration.ofMinutes(chance.nextInt(20)));
            case 18 -> room.pass(Duration.ofDays(chance.nextInt(100)));
            default -> refill(chance);
        }
    }

    private void enter(Random chance) {
        String product = PRODUCTS.get(chance.nextInt(PRODUCTS.size()));
        String form = product.contains("transit") ? "card" : chance.nextInt(3) == 0 ? "esim" : "sim";
        RegistrationId one = room.aRegistrationOf(product, form);
        room.atOffice(OFFICES.get(chance.nextInt(OFFICES.size())), one);
        if (chance.nextBoolean()) {
            room.moved(one, RegistrationStatus.IN_REVIEW, Awaiting.REVIEW);
        }
        cases.add(one);
    }

    private void reserve(RegistrationId one) {
        RegistrationStatus status = status(one);
        if (status == RegistrationStatus.IN_REVIEW) {
            room.moved(one, RegistrationStatus.ISSUING, Awaiting.STOCK);
        }
        room.reservations().reserve(one);
    }

    private void issue(RegistrationId one) {
        if (status(one) != RegistrationStatus.ISSUING
                || room.reservations().placeInLine(one).isPresent()) {
            return;
        }
        if (room.reservations().reserve(one) == ReservationOutcome.RESERVED) {
            room.handedOver(one);
            room.reservations().issue(one);
            room.moved(one, RegistrationStatus.COMPLETED, null);
        }
    }

    /** A way out: the status first, then what the models undo, in their order. */
    private void end(RegistrationId one, Random chance) {
        RegistrationStatus status = status(one);
        if (status == RegistrationStatus.ISSUING || status == RegistrationStatus.IN_REVIEW) {
            if (chance.nextInt(4) == 0) {
                room.handedOver(one);
            }
            room.ended(one);
            room.reservations().release(one);
            room.profileGivenBack(one, chance.nextBoolean());
            settled.add(one);
        }
    }

    private void terminate(RegistrationId one) {
        if (status(one) == RegistrationStatus.COMPLETED) {
            room.reservations().takeBack(one);
            settled.add(one);
        }
    }

    private void handle(Random chance) {
        String kind = List.of("sim", "phone_number", "card").get(chance.nextInt(3));
        String column = List.of("iccid", "msisdn", "card_number")
                .get(List.of("sim", "phone_number", "card").indexOf(kind));
        List<String> ids = room.jdbc
                .sql("SELECT " + column + " FROM " + kind + " WHERE state IN ('in-stock', 'blocked', 'resting')"
                        + " ORDER BY " + column)
                .query(String.class)
                .list();
        if (ids.isEmpty()) {
            return;
        }
        List<String> chosen = List.of(ids.get(chance.nextInt(ids.size())));
        var items = new Blocking.Items(
                kind.equals("sim") ? chosen : List.of(),
                kind.equals("phone_number") ? chosen : List.of(),
                kind.equals("card") ? chosen : List.of());
        switch (chance.nextInt(4)) {
            case 0 -> room.blocking().scrap(items, StockReason.BROKEN, MANAGER);
            case 1 -> room.blocking().block(items, StockReason.TAKEN_OUT, MANAGER);
            default -> room.blocking().unblock(items, MANAGER);
        }
    }

    private void refill(Random chance) {
        int pieces = 1 + chance.nextInt(4);
        imported += pieces;
        switch (chance.nextInt(4)) {
            case 0 -> room.importSims(StockRoom.JAPAN, OFFICES.get(chance.nextInt(3)), pieces);
            case 1 -> room.importNumbers(StockRoom.JAPAN, pieces);
            case 2 -> room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, pieces));
            default -> room.importNamedCards(pieces);
        }
    }

    /** What must hold after each step. */
    void check() {
        // nothing is lost, nothing doubled: each item is one row in one state, and the tables themselves see to the
        // rest
        assertThat(count("SELECT (SELECT COUNT(*) FROM sim) + (SELECT COUNT(*) FROM phone_number)"
                        + " + (SELECT COUNT(*) FROM card)"))
                .isGreaterThanOrEqualTo(imported);
        for (String table : List.of("sim", "phone_number", "card")) {
            assertThat(count("SELECT COUNT(*) FROM (SELECT reference FROM " + table
                            + " WHERE reference IS NOT NULL GROUP BY reference HAVING COUNT(*) > 1) twice"))
                    .as("one holder of two of " + table)
                    .isZero();
            assertThat(count("SELECT COUNT(*) FROM " + table + " WHERE (state IN ('reserved', 'issued')) <>"
                            + " (reference IS NOT NULL)"))
                    .isZero();
        }
        for (RegistrationId one : settled) {
            assertThat(count("SELECT (SELECT COUNT(*) FROM sim WHERE reference = '" + one + "')"
                            + " + (SELECT COUNT(*) FROM phone_number WHERE reference = '" + one
                            + "' OR offered_to = '" + one + "')"
                            + " + (SELECT COUNT(*) FROM card WHERE reference = '" + one + "')"
                            + " + (SELECT COUNT(*) FROM stock_waiting WHERE reference = '" + one + "')"))
                    .as("held by a case that is over")
                    .isZero();
        }
        assertThat(count("SELECT COUNT(*) FROM stock_waiting w JOIN sim s ON s.reference = w.reference"
                        + " LEFT JOIN phone_number n ON n.reference = w.reference"
                        + " WHERE w.needs_number = FALSE OR n.msisdn IS NOT NULL"))
                .as("waits for what it has")
                .isZero();
        Set<String> gone = new HashSet<>(room.jdbc
                .sql("SELECT iccid FROM sim WHERE state = 'scrapped' UNION SELECT msisdn FROM phone_number"
                        + " WHERE state = 'scrapped' UNION SELECT card_number FROM card WHERE state = 'scrapped'")
                .query(String.class)
                .list());
        assertThat(gone).as("came back from the scrap").containsAll(scrapped);
        scrapped.addAll(gone);
    }

    /** After a sweep nobody waits beside what he could have, and no offer outlives its time. */
    void checkAtRest() {
        room.sweep().sweep();
        for (String pool : List.of(StockRoom.JAPAN, StockRoom.TRANSIT_JAPAN)) {
            assertThat(room.turns(pool)).as("waits beside free stock").isEmpty();
        }
        assertThat(room.jdbc
                        .sql("SELECT COUNT(*) FROM phone_number WHERE state IN ('offered', 'resting')"
                                + " AND held_until <= :now")
                        .param("now", room.now())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Who stood in line, in order, and what for. */
    List<String> line() {
        return room.jdbc
                .sql("SELECT reference, form, office, needs_number FROM stock_waiting ORDER BY pool, place")
                .query((row, n) ->
                        row.getString(2) + "/" + row.getString(3) + "/" + row.getBoolean(4) + "/" + row.getString(1))
                .list();
    }

    /** Of those who waited for the same, nobody was served before one who stood ahead and still stands. */
    void checkOrder(List<String> before, List<RegistrationId> woken) {
        List<String> now = line();
        for (String served : before) {
            String reference = served.substring(served.lastIndexOf('/') + 1);
            if (woken.stream().noneMatch(each -> each.value().equals(reference))) {
                continue;
            }
            String kind = served.substring(0, served.lastIndexOf('/'));
            assertThat(before.subList(0, before.indexOf(served)))
                    .as("overtaken by one behind")
                    .noneMatch(ahead -> ahead.startsWith(kind + "/") && now.contains(ahead));
        }
    }

    private RegistrationStatus status(RegistrationId one) {
        return room.register().get(one).status();
    }

    private int count(String sql) {
        return room.count(sql);
    }
}
