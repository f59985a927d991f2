package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Who gets the SIM and who waits, on a real database. */
abstract class AllocationStories {

    private static final String VOICE = "jp-postpaid-voice";
    private static final Actor CLERK = Actor.user("clerk3", Set.of(Role.CLERK));
    private static final String DATA = "jp-prepaid-data";

    private HikariDataSource database;
    private StockRoom room;

    /** An empty database. */
    abstract DataSource emptyDatabase();

    @BeforeEach
    void open() {
        database = new HikariDataSource();
        database.setDataSource(emptyDatabase());
        database.setMaximumPoolSize(20);
        database.setMinimumIdle(1);
        room = new StockRoom(database);
    }

    @AfterEach
    void close() {
        room.close();
        database.close();
    }

    @Test
    void fifty_at_once_for_ten_sims_ten_get_one_and_forty_wait() throws Exception {
        room.importSims(StockRoom.JAPAN, 10);
        room.importNumbers(StockRoom.JAPAN, 50);

        List<ReservationOutcome> outcomes = reservedAtOnce(registrations(50, VOICE));

        assertThat(outcomes).filteredOn(ReservationOutcome.RESERVED::equals).hasSize(10);
        assertThat(outcomes).filteredOn(ReservationOutcome.WAITING::equals).hasSize(40);
        assertThat(room.count("SELECT COUNT(DISTINCT reference) FROM sim WHERE state = 'reserved'"))
                .isEqualTo(10);
        assertThat(room.count("SELECT COUNT(*) FROM sim s JOIN phone_number n ON n.reference = s.reference"))
                .isEqualTo(10);
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                .isEqualTo(40);
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting")).isEqualTo(40);
    }

    @Test
    void everything_at_once_leaves_every_item_with_one_holder_and_nobody_waiting_beside_free_stock() throws Exception {
        room.importSims(StockRoom.JAPAN, 10);
        room.importNumbers(StockRoom.JAPAN, 10);
        List<RegistrationId> first = registrations(10, VOICE);
        reservedAtOnce(first);
        List<RegistrationId> later = registrations(30, VOICE);
        byte[] sims = room.sims(StockRoom.JAPAN, 5);
        byte[] numbers = room.numbers(StockRoom.JAPAN, 7);

        var work = new ArrayList<Callable<?>>();
        later.forEach(reference -> work.add(() -> room.reservations().reserve(reference)));
        first.subList(0, 5).forEach(reference -> work.add(() -> released(reference)));
        first.subList(5, 10).forEach(reference -> work.add(() -> issued(reference)));
        work.add(() -> room.imports().importSims(sims));
        work.add(() -> room.imports().importNumbers(numbers));
        atOnce(work);

        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'issued'"))
                .isEqualTo(5);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'reserved'"))
                .isEqualTo(10);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'in-stock'"))
                .isZero();
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                .isEqualTo(2);
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting")).isEqualTo(20);
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting w JOIN sim s ON s.reference = w.reference"))
                .isZero();
    }

    @Test
    void fifty_at_once_for_ten_cards_ten_get_one_and_forty_wait() throws Exception {
        room.importCards(10);
        List<RegistrationId> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(room.aRegistrationOf("jp-transit-anonymous", "card"));
        }

        List<ReservationOutcome> outcomes = reservedAtOnce(all);

        assertThat(outcomes).filteredOn(ReservationOutcome.RESERVED::equals).hasSize(10);
        assertThat(room.count("SELECT COUNT(DISTINCT reference) FROM card WHERE state = 'reserved'"))
                .isEqualTo(10);
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting")).isEqualTo(40);
        assertThat(room.importCards(40).served()).isEqualTo(40);
        assertThat(room.count("SELECT COUNT(*) FROM card WHERE state = 'in-stock'"))
                .isZero();
    }

    @Test
    void the_database_itself_refuses_a_second_sim_or_number_for_a_registration() {
        room.importSims(StockRoom.JAPAN, 2);
        room.importNumbers(StockRoom.JAPAN, 2);
        RegistrationId reference = room.aRegistrationOf(VOICE);
        room.reservations().reserve(reference);

        for (String table : List.of("sim", "phone_number")) {
            assertThatThrownBy(() -> room.jdbc
                            .sql("UPDATE " + table + " SET state = 'reserved', reference = :reference,"
                                    + " held_until = changed_at"
                                    + " WHERE state = 'in-stock'")
                            .param("reference", reference.value())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void nobody_gets_a_sim_without_the_number_that_belongs_to_it() {
        room.importSims(StockRoom.JAPAN, 5);
        RegistrationId voice = room.aRegistrationOf(VOICE);
        RegistrationId data = room.aRegistrationOf(DATA);

        assertThat(room.reservations().reserve(voice)).isEqualTo(ReservationOutcome.WAITING);
        assertThat(room.reservations().of(voice)).isEmpty();
        assertThat(room.reservations().reserve(data)).isEqualTo(ReservationOutcome.RESERVED);
        assertThat(room.reservations().of(data).orElseThrow().number()).isEmpty();

        assertThat(room.importNumbers(StockRoom.JAPAN, 1).served()).isEqualTo(1);
        assertThat(room.woken).containsExactly(voice);
        assertThat(room.reservations().of(voice).orElseThrow().number()).isPresent();
        assertThat(room.reservations().reserve(voice)).isEqualTo(ReservationOutcome.RESERVED);
    }

    @Test
    void an_import_wakes_as_many_as_it_can_serve_in_order_of_arrival() {
        room.importNumbers(StockRoom.JAPAN, 10);
        List<RegistrationId> waiting = registrations(6, VOICE);
        waiting.forEach(room.reservations()::reserve);

        assertThat(room.importSims(StockRoom.JAPAN, 2).served()).isEqualTo(2);

        assertThat(room.woken).containsExactlyElementsOf(waiting.subList(0, 2));
        assertThat(room.overview().waiting())
                .extracting(StockOverview.Waiting::reference)
                .containsExactlyElementsOf(waiting.subList(2, 6));
        assertThat(room.reservations().placeInLine(waiting.get(2))).hasValue(1);
        assertThat(room.reservations().placeInLine(waiting.get(0))).isEmpty();
    }

    @Test
    void a_newcomer_does_not_overtake_those_who_wait_for_a_number() {
        room.importSims(StockRoom.JAPAN, 1);
        RegistrationId first = room.aRegistrationOf(VOICE);
        RegistrationId newcomer = room.aRegistrationOf(DATA);
        room.reservations().reserve(first);

        assertThat(room.reservations().reserve(newcomer)).isEqualTo(ReservationOutcome.WAITING);

        room.importNumbers(StockRoom.JAPAN, 1);
        assertThat(room.woken).containsExactly(first);
    }

    @Test
    void a_repeated_request_keeps_its_reservation_and_its_place_in_line() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 3);
        List<RegistrationId> three = registrations(3, VOICE);
        three.forEach(room.reservations()::reserve);
        String iccid = room.reservations().of(three.get(0)).orElseThrow().serial();

        assertThat(room.reservations().reserve(three.get(0))).isEqualTo(ReservationOutcome.RESERVED);
        assertThat(room.reservations().reserve(three.get(1))).isEqualTo(ReservationOutcome.WAITING);

        assertThat(room.reservations().of(three.get(0)).orElseThrow().serial()).isEqualTo(iccid);
        assertThat(room.reservations().placeInLine(three.get(1))).hasValue(1);
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting")).isEqualTo(2);
    }

    @Test
    void a_release_puts_back_and_serves_the_first_in_line() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 1);
        List<RegistrationId> three = registrations(3, VOICE);
        three.forEach(room.reservations()::reserve);

        room.reservations().release(three.get(0));
        room.reservations().release(three.get(0));

        assertThat(room.reservations().of(three.get(0))).isEmpty();
        assertThat(room.reservations().of(three.get(1))).isPresent();
        assertThat(room.reservations().of(three.get(2))).isEmpty();
        assertThat(room.woken).containsExactly(three.get(1));
    }

    @Test
    void whoever_withdraws_while_waiting_leaves_the_line() {
        room.importNumbers(StockRoom.JAPAN, 2);
        List<RegistrationId> two = registrations(2, VOICE);
        two.forEach(room.reservations()::reserve);

        room.ended(two.get(0));
        room.importSims(StockRoom.JAPAN, 1);

        assertThat(room.woken).containsExactly(two.get(1));
        room.reservations().release(two.get(0));
        assertThat(room.count("SELECT COUNT(*) FROM stock_waiting")).isZero();
    }

    @Test
    void whoever_cannot_be_told_keeps_the_place_and_is_served_when_asking_again() {
        room.importNumbers(StockRoom.JAPAN, 2);
        List<RegistrationId> two = registrations(2, VOICE);
        two.forEach(room.reservations()::reserve);
        room.deaf.add(two.get(0));

        room.importSims(StockRoom.JAPAN, 1);

        assertThat(room.woken).isEmpty();
        assertThat(room.reservations().reserve(two.get(1))).isEqualTo(ReservationOutcome.WAITING);
        assertThat(room.reservations().reserve(two.get(0))).isEqualTo(ReservationOutcome.RESERVED);
    }

    @Test
    void stock_of_one_operator_is_not_given_to_another_and_cards_are_not_profiles() {
        room.importSims(StockRoom.CHINA, 5);
        room.importNumbers(StockRoom.CHINA, 5);
        room.importNumbers(StockRoom.JAPAN, 5);
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 1));

        RegistrationId card = room.aRegistrationOf(VOICE);
        RegistrationId profile = room.aRegistrationOf(VOICE, "esim");

        assertThat(room.reservations().reserve(card)).isEqualTo(ReservationOutcome.WAITING);
        assertThat(room.reservations().reserve(profile)).isEqualTo(ReservationOutcome.RESERVED);
    }

    @Test
    void what_is_issued_stays_with_its_holder() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId holder = room.aRegistrationOf(VOICE);
        room.reservations().reserve(holder);
        room.reservations().issue(holder);
        room.reservations().issue(holder);

        room.reservations().release(holder);

        assertThat(room.reservations().of(holder).orElseThrow().issued()).isTrue();
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'issued'"))
                .isEqualTo(1);
    }

    @Test
    void issuing_without_a_reservation_fails_for_a_person_to_look_at() {
        RegistrationId reference = room.aRegistrationOf(VOICE);

        assertThatThrownBy(() -> room.reservations().issue(reference)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_card_that_left_the_house_is_blocked_and_its_number_goes_back() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId reference = room.aRegistrationOf("jp-prepaid-voice");
        room.reservations().reserve(reference);
        String iccid = room.reservations().of(reference).orElseThrow().serial();
        room.moved(reference, RegistrationStatus.AWAITING_ACTIVATION, Awaiting.ACTIVATION);
        room.handedOver(reference);

        room.ended(reference);
        room.reservations().release(reference);

        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked'"))
                .isEqualTo(1);
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        room.blocking().unblock(new Blocking.Items(List.of(iccid), List.of(), List.of()), Actor.SYSTEM))
                .hasMessageContaining("STOCK_NOT_CHANGED");
    }

    @Test
    void an_activated_card_that_is_given_back_is_blocked_and_its_number_rests() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId reference = room.aRegistrationOf("jp-prepaid-voice");
        room.reservations().reserve(reference);
        room.activated(reference);

        room.reservations().release(reference);

        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked'"))
                .isEqualTo(1);
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'resting'"))
                .isEqualTo(1);
    }

    @Test
    void a_number_that_has_rested_wakes_the_first_in_line() {
        room.importSims(StockRoom.JAPAN, 2);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId former = room.aRegistrationOf(VOICE);
        room.reservations().reserve(former);
        room.reservations().issue(former);
        room.reservations().takeBack(former);
        List<RegistrationId> two = registrations(2, VOICE);
        two.forEach(room.reservations()::reserve);

        room.pass(Duration.ofDays(89));
        room.sweep().sweep();
        assertThat(room.woken).isEmpty();

        room.pass(Duration.ofDays(2));
        room.sweep().sweep();
        assertThat(room.woken).containsExactly(two.get(0));
        assertThat(room.reservations().of(two.get(0)).orElseThrow().number()).isPresent();
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked' AND reason = 'line-ended'"))
                .isEqualTo(1);
    }

    @Test
    void two_nodes_that_sweep_at_once_give_each_number_once() throws Exception {
        room.importSims(StockRoom.JAPAN, 20);
        room.importNumbers(StockRoom.JAPAN, 10);
        List<RegistrationId> former = registrations(10, VOICE);
        former.forEach(room.reservations()::reserve);
        former.forEach(room.reservations()::issue);
        former.forEach(room.reservations()::takeBack);
        registrations(10, VOICE).forEach(room.reservations()::reserve);
        room.pass(Duration.ofDays(91));

        var work = new ArrayList<Callable<?>>();
        for (int node = 0; node < 8; node++) {
            work.add(() -> {
                room.sweep().sweep();
                return true;
            });
        }
        atOnce(work);

        assertThat(room.woken).hasSize(10).doesNotHaveDuplicates();
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'reserved'"))
                .isEqualTo(10);
    }

    @Test
    void a_profile_held_early_is_kept_and_the_number_added() {
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 1));
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId reference = room.aRegistrationOf(VOICE, "esim");
        RegistrationId late = room.aRegistrationOf(VOICE, "esim");

        var held = room.reservations().holdProfile(reference);

        assertThat(held).isPresent().isEqualTo(room.reservations().holdProfile(reference));
        assertThat(room.reservations().holdProfile(late)).isEmpty();
        assertThat(room.reservations().placeInLine(late)).isEmpty();
        assertThat(room.reservations().reserve(reference)).isEqualTo(ReservationOutcome.RESERVED);
        assertThat(room.reservations().of(reference).orElseThrow().iccid()).isEqualTo(held);
        assertThat(room.reservations().of(reference).orElseThrow().number()).isPresent();
    }

    @Test
    void who_holds_a_profile_waits_for_the_number_alone() {
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 1));
        RegistrationId reference = room.aRegistrationOf(VOICE, "esim");
        var held = room.reservations().holdProfile(reference);

        assertThat(room.reservations().reserve(reference)).isEqualTo(ReservationOutcome.WAITING);
        room.importNumbers(StockRoom.JAPAN, 1);

        assertThat(room.woken).containsExactly(reference);
        assertThat(room.reservations().of(reference).orElseThrow().iccid()).isEqualTo(held);
        assertThat(room.reservations().reserve(reference)).isEqualTo(ReservationOutcome.RESERVED);
    }

    @Test
    void a_profile_is_not_held_early_past_those_who_wait() {
        RegistrationId first = room.aRegistrationOf(VOICE, "esim");
        room.reservations().reserve(first);
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 1));

        assertThat(room.reservations().holdProfile(room.aRegistrationOf(VOICE, "esim")))
                .isEmpty();
        assertThat(room.reservations().holdProfile(first)).isPresent();
    }

    @Test
    void a_profile_stays_reserved_until_it_is_known_whether_it_can_be_used_again() {
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 2));
        room.importNumbers(StockRoom.JAPAN, 2);
        List<RegistrationId> two = List.of(room.aRegistrationOf(VOICE, "esim"), room.aRegistrationOf(VOICE, "esim"));
        two.forEach(room.reservations()::reserve);
        RegistrationId waiting = room.aRegistrationOf(VOICE, "esim");
        room.reservations().reserve(waiting);

        two.forEach(room::ended);
        two.forEach(room.reservations()::release);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'reserved'"))
                .isEqualTo(2);
        assertThat(room.woken).isEmpty();

        room.profileGivenBack(two.get(0), false);
        room.profileGivenBack(two.get(0), false);
        room.sweep().sweep();
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked' AND reason = 'profile-spent'"))
                .isEqualTo(1);
        assertThat(room.woken).isEmpty();

        room.profileGivenBack(two.get(1), true);
        room.profileGivenBack(two.get(1), true);
        room.sweep().sweep();
        assertThat(room.woken).containsExactly(waiting);
    }

    @Test
    void a_case_from_before_profiles_were_ordered_gives_its_profile_back_itself() {
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 1));
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId reference = room.aRegistrationOf(VOICE, "esim");
        room.reservations().reserve(reference);

        room.reservations().releaseWithProfile(reference);

        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'in-stock'"))
                .isEqualTo(1);
    }

    @Test
    void the_movements_tell_who_held_a_number_and_when() {
        room.importSims(StockRoom.JAPAN, 1);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId first = room.aRegistrationOf(VOICE);
        RegistrationId second = room.aRegistrationOf(VOICE);
        room.reservations().reserve(first);
        room.reservations().release(first);
        room.reservations().reserve(second);

        assertThat(room.jdbc
                        .sql("SELECT state, reference FROM stock_movement WHERE kind = 'number' ORDER BY id")
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly("reserved " + first, "in-stock " + first, "reserved " + second);
    }

    @Test
    void a_counter_takes_from_its_own_shelf_then_from_the_central_store() {
        room.importSims(StockRoom.JAPAN, "tokyo", 1);
        room.importSims(StockRoom.JAPAN, "shanghai", 5);
        room.importSims(StockRoom.JAPAN, 1);
        List<RegistrationId> atTokyo = registrations(3, DATA);
        atTokyo.forEach(reference -> room.atOffice("tokyo", reference));
        RegistrationId online = room.aRegistrationOf(DATA);

        assertThat(room.reservations().reserve(atTokyo.get(0))).isEqualTo(ReservationOutcome.RESERVED);
        assertThat(officeOf(atTokyo.get(0))).isEqualTo("tokyo");
        assertThat(room.reservations().reserve(atTokyo.get(1))).isEqualTo(ReservationOutcome.RESERVED);
        assertThat(officeOf(atTokyo.get(1))).isEqualTo("central");
        assertThat(room.reservations().reserve(atTokyo.get(2))).isEqualTo(ReservationOutcome.WAITING);
        assertThat(room.reservations().reserve(online)).isEqualTo(ReservationOutcome.WAITING);

        room.importSims(StockRoom.JAPAN, 1);
        assertThat(room.woken).containsExactly(atTokyo.get(2));
        room.importSims(StockRoom.JAPAN, "tokyo", 1);
        assertThat(room.woken).containsExactly(atTokyo.get(2));
        room.importSims(StockRoom.JAPAN, 1);
        assertThat(room.woken).containsExactly(atTokyo.get(2), online);
    }

    @Test
    void numbers_on_offer_are_held_for_one_registration_and_are_the_same_until_they_lapse() {
        room.importNumbers(StockRoom.JAPAN, 12);
        RegistrationId one = anApplicant();
        RegistrationId other = anApplicant();

        var offer = room.choices().offer(one, false);
        var second = room.choices().offer(other, false);

        assertThat(offer.numbers()).hasSize(5).doesNotContainAnyElementsOf(second.numbers());
        assertThat(room.choices().offer(one, false).numbers()).isEqualTo(offer.numbers());
        assertThat(offer.offersLeft()).isEqualTo(2);
        assertThat(room.choices().offer(anApplicant(), false).numbers()).hasSize(2);
        assertThat(room.choices().offer(anApplicant(), false).numbers()).isEmpty();

        room.pass(Duration.ofMinutes(11));
        room.sweep().sweep();
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                .isEqualTo(12);
    }

    @Test
    void other_numbers_are_shown_three_times_a_day_and_no_more() {
        room.importNumbers(StockRoom.JAPAN, 30);
        RegistrationId one = anApplicant();
        var seen = new ArrayList<>(room.choices().offer(one, false).numbers());
        seen.addAll(room.choices().offer(one, true).numbers());
        seen.addAll(room.choices().offer(one, true).numbers());

        assertThat(seen).hasSize(15).doesNotHaveDuplicates();
        assertThatThrownBy(() -> room.choices().offer(one, true)).hasMessageContaining("NUMBER_OFFERS_SPENT");
        assertThat(room.choices().offer(one, false).numbers()).hasSize(5);

        room.pass(Duration.ofHours(25));
        assertThat(room.choices().offer(one, false).numbers()).hasSize(5);
    }

    @Test
    void the_number_picked_is_kept_by_the_reservation_and_the_others_go_back() {
        room.importNumbers(StockRoom.JAPAN, 6);
        room.importSims(StockRoom.JAPAN, 1);
        RegistrationId one = anApplicant();
        String picked = room.choices().offer(one, false).numbers().get(3);
        room.choices().choose(one, picked);
        assertThat(room.choices().choose(one, picked).chosen()).isEqualTo(picked);
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                .isEqualTo(5);

        room.moved(one, RegistrationStatus.ISSUING, Awaiting.STOCK);
        assertThat(room.reservations().reserve(one)).isEqualTo(ReservationOutcome.RESERVED);

        assertThat(room.reservations()
                        .of(one)
                        .orElseThrow()
                        .number()
                        .orElseThrow()
                        .e164())
                .isEqualTo(picked);
        assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'reserved'"))
                .isEqualTo(1);
    }

    @Test
    void a_number_picked_goes_back_at_every_way_out_before_the_reservation() {
        room.importNumbers(StockRoom.JAPAN, 5);
        for (RegistrationStatus way :
                List.of(RegistrationStatus.WITHDRAWN, RegistrationStatus.REJECTED, RegistrationStatus.EXPIRED)) {
            RegistrationId one = anApplicant();
            room.choices()
                    .choose(one, room.choices().offer(one, false).numbers().get(0));
            room.choices().offer(one, true);
            room.moved(one, way, null);
            assertThat(room.count("SELECT COUNT(*) FROM phone_number WHERE state = 'in-stock'"))
                    .as(way.code())
                    .isEqualTo(5);
        }
    }

    @Test
    void of_two_who_pick_the_same_number_at_once_one_has_it_and_the_other_is_told() throws Exception {
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId one = anApplicant();
        String number = room.choices().offer(one, false).numbers().get(0);
        room.pass(Duration.ofMinutes(11));
        RegistrationId other = anApplicant();
        assertThat(room.choices().offer(other, false).numbers()).containsExactly(number);
        room.pass(Duration.ofMinutes(11));
        room.sweep().sweep();

        var work = new ArrayList<Callable<?>>();
        for (RegistrationId each : List.of(one, other)) {
            work.add(() -> {
                try {
                    return String.valueOf(room.choices().choose(each, number).chosen());
                } catch (Refusal refused) {
                    return refused.code();
                }
            });
        }

        assertThat(atOnce(work)).containsExactlyInAnyOrder(number, "NUMBER_TAKEN");
        room.importNumbers(StockRoom.JAPAN, 3);
        RegistrationId loser =
                room.count("SELECT COUNT(*) FROM phone_number WHERE reference = '" + one + "'") == 1 ? other : one;
        assertThat(room.choices().offer(loser, false).numbers()).hasSize(3);
    }

    @Test
    void a_number_that_was_never_shown_cannot_be_picked_and_one_in_line_is_not_passed_over() {
        room.importNumbers(StockRoom.JAPAN, 2);
        RegistrationId waiting = room.aRegistrationOf(VOICE);
        room.reservations().reserve(waiting);
        RegistrationId one = anApplicant();

        assertThat(room.choices().offer(one, false).numbers()).hasSize(1);
        String unseen = room.jdbc
                .sql("SELECT msisdn FROM phone_number WHERE state = 'in-stock'")
                .query(String.class)
                .single();
        assertThatThrownBy(() -> room.choices().choose(one, unseen)).hasMessageContaining("NUMBER_NOT_CHOSEN");
        assertThatThrownBy(() -> room.choices().offer(room.aRegistrationOf(DATA), false))
                .hasMessageContaining("NUMBER_NOT_OF_PRODUCT");
    }

    @Test
    void a_broken_card_is_exchanged_before_the_hand_over_and_goes_to_the_scrap() {
        room.importSims(StockRoom.JAPAN, 2);
        RegistrationId one = room.aRegistrationOf(DATA);
        room.reservations().reserve(one);
        String first = room.reservations().of(one).orElseThrow().serial();

        room.replacements().exchange(one, StockReason.BROKEN, CLERK);

        String second = room.reservations().of(one).orElseThrow().serial();
        assertThat(second).isNotEqualTo(first);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'scrapped' AND reason = 'broken'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> room.replacements().exchange(one, StockReason.WRONG, CLERK))
                .hasMessageContaining("STOCK_NONE_LEFT");
        assertThat(room.reservations().of(one).orElseThrow().serial()).isEqualTo(second);
    }

    @Test
    void a_lost_sim_is_blocked_at_once_and_another_is_bound_to_the_same_number() {
        room.importSims(StockRoom.JAPAN, 2);
        room.importNumbers(StockRoom.JAPAN, 1);
        RegistrationId one = room.aRegistrationOf(VOICE);
        room.reservations().reserve(one);
        room.reservations().issue(one);
        room.moved(one, RegistrationStatus.COMPLETED, null);
        String lost = room.reservations().of(one).orElseThrow().serial();

        room.replacements().ask(one, StockReason.LOST, CLERK);
        assertThat(room.begun).containsExactly("card-replacement " + one);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked' AND reason = 'lost'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> room.replacements().ask(one, StockReason.LOST, CLERK))
                .hasMessageContaining("REPLACEMENT_OPEN");
        String fresh = room.replacements().of(one, CLERK).orElseThrow().suggestion();
        assertThatThrownBy(() -> room.replacements().replace(one, "task", lost, true, CLERK))
                .hasMessageContaining("REPLACEMENT_REFUSED");
        room.replacements().replace(one, "task", fresh, true, CLERK);

        assertThat(room.reservations().of(one).orElseThrow().serial()).isEqualTo(fresh);
        assertThat(room.reservations().of(one).orElseThrow().number()).isPresent();
        assertThat(room.holdings().of(one))
                .extracting(Holdings.Holding::kind, Holdings.Holding::held)
                .containsExactly(tuple("sim", false), tuple("number", true), tuple("sim", true));
    }

    @Test
    void a_broken_sim_stays_until_the_new_one_is_handed_over_and_an_anonymous_card_is_not_reissued() {
        room.importSims(StockRoom.JAPAN, 2);
        RegistrationId one = room.aRegistrationOf(DATA);
        room.reservations().reserve(one);
        room.reservations().issue(one);
        room.moved(one, RegistrationStatus.COMPLETED, null);
        room.replacements().ask(one, StockReason.BROKEN, CLERK);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'issued'"))
                .isEqualTo(1);
        room.replacements().drop(one, CLERK);
        room.replacements().ask(one, StockReason.BROKEN, CLERK);
        room.replacements()
                .replace(
                        one,
                        "task",
                        room.replacements().of(one, CLERK).orElseThrow().suggestion(),
                        true,
                        CLERK);
        assertThat(room.count("SELECT COUNT(*) FROM sim WHERE state = 'blocked' AND reason = 'broken'"))
                .isEqualTo(1);

        room.importCards(1);
        RegistrationId nobody = room.aRegistrationOf("jp-transit-anonymous", "card");
        room.reservations().reserve(nobody);
        room.reservations().issue(nobody);
        room.moved(nobody, RegistrationStatus.COMPLETED, null);
        assertThatThrownBy(() -> room.replacements().ask(nobody, StockReason.LOST, CLERK))
                .hasMessageContaining("CARD_NOT_REISSUED");
    }

    @Test
    void a_fall_below_the_mark_is_told_once_until_the_stock_has_been_filled_up() {
        room.importSims(StockRoom.JAPAN, 4);
        room.marks().set(StockRoom.JAPAN, "sim", "central", 4);
        assertThat(alarms()).isZero();

        registrations(3, DATA).forEach(room.reservations()::reserve);
        assertThat(alarms()).isEqualTo(1);
        assertThat(room.marks().all()).singleElement().satisfies(mark -> {
            assertThat(mark.low()).isTrue();
            assertThat(mark.free()).isEqualTo(1);
            assertThat(mark.lowSince()).isNotNull();
        });

        room.importSims(StockRoom.JAPAN, 3);
        registrations(1, DATA).forEach(room.reservations()::reserve);
        assertThat(alarms()).isEqualTo(2);
    }

    @Test
    void a_reservation_whose_time_is_over_is_shown_and_not_taken_away() {
        room.importSims(StockRoom.JAPAN, 1);
        RegistrationId one = room.aRegistrationOf(DATA);
        room.reservations().reserve(one);
        room.pass(Duration.ofDays(91));
        room.sweep().sweep();

        assertThat(room.reservations().of(one)).isPresent();
        assertThat(room.overview().overdue(room.now()))
                .extracting(StockOverview.Overdue::reference, StockOverview.Overdue::ended)
                .containsExactly(tuple(one, false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_happens_in_whatever_order_each_item_is_in_one_state_and_nobody_is_overtaken(long seed) {
        var chance = new Random(seed);
        var life = new StockLife(room);
        for (int step = 0; step < 250; step++) {
            List<String> line = life.line();
            int woken = room.woken.size();
            life.step(chance);
            life.check();
            life.checkOrder(line, List.copyOf(room.woken.subList(woken, room.woken.size())));
        }
        life.checkAtRest();
        life.check();
        assertThat(room.count("SELECT COUNT(*) FROM stock_movement"))
                .as("a life in which something happened")
                .isGreaterThan(10);
    }

    @Test
    void whatever_happens_at_once_ends_without_a_deadlock_and_with_each_item_in_one_state() throws Exception {
        room.importSims(StockRoom.JAPAN, 12);
        room.importSims(StockRoom.JAPAN, "tokyo", 6);
        room.imports().importEsimProfiles(room.sims(StockRoom.JAPAN, 8));
        room.importNumbers(StockRoom.JAPAN, 25);
        room.importNamedCards(6);
        room.marks().set(StockRoom.JAPAN, "sim", "central", 10);
        var life = new StockLife(room);
        life.enterCases(new Random(7), 40);

        var work = new ArrayList<Callable<?>>();
        for (int person = 0; person < 10; person++) {
            var chance = new Random(100 + person);
            int me = person;
            work.add(() -> {
                for (int step = 0; step < 30; step++) {
                    life.step(chance, me, 10);
                }
                return true;
            });
        }
        atOnce(work);

        life.check();
        life.checkAtRest();
        life.check();
    }

    private int alarms() {
        return room.count("SELECT COUNT(*) FROM stock_alarm");
    }

    private String officeOf(RegistrationId reference) {
        return room.jdbc
                .sql("SELECT office FROM sim WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .single();
    }

    private RegistrationId anApplicant() {
        RegistrationId reference = room.aRegistrationOf(VOICE);
        room.moved(reference, RegistrationStatus.IN_REVIEW, Awaiting.REVIEW);
        return reference;
    }

    private List<RegistrationId> registrations(int people, String product) {
        var references = new ArrayList<RegistrationId>();
        for (int i = 0; i < people; i++) {
            references.add(room.aRegistrationOf(product));
        }
        return references;
    }

    private Boolean released(RegistrationId reference) {
        room.reservations().release(reference);
        return true;
    }

    private Boolean issued(RegistrationId reference) {
        room.reservations().issue(reference);
        return true;
    }

    private List<ReservationOutcome> reservedAtOnce(List<RegistrationId> references) throws Exception {
        var work = new ArrayList<Callable<?>>();
        references.forEach(reference -> work.add(() -> room.reservations().reserve(reference)));
        return atOnce(work).stream().map(ReservationOutcome.class::cast).toList();
    }

    private static List<Object> atOnce(List<Callable<?>> work) throws Exception {
        ExecutorService counters = Executors.newFixedThreadPool(work.size());
        var go = new CountDownLatch(1);
        try {
            var running = work.stream()
                    .map(one -> counters.submit(() -> {
                        go.await();
                        return (Object) one.call();
                    }))
                    .toList();
            go.countDown();
            var results = new ArrayList<Object>();
            for (var done : running) {
                results.add(done.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            counters.shutdownNow();
        }
    }
}
