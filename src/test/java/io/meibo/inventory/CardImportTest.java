package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.meibo.shared.Actor;
import io.meibo.shared.CardNumber;
import io.meibo.shared.CardPan;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardImportTest {

    private static final String HEADER = "product,firstNumber,lastNumber,checkDigit\n";

    private StockRoom room;

    @BeforeEach
    void open() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        room = new StockRoom(database);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_range_becomes_its_cards_in_order() {
        var imported = imported("jp-transit-anonymous,JE 8000 0098,je80000101,none");

        assertThat(imported.imported()).isEqualTo(4);
        assertThat(numbers()).containsExactly("JE80000098", "JE80000099", "JE80000100", "JE80000101");
    }

    @Test
    void a_check_digit_follows_each_number_and_does_not_count_on() {
        imported("cn-bank-class-1,8000000003,8000000037,luhn");

        assertThat(numbers()).containsExactly("8000000003", "8000000011", "8000000029", "8000000037");
    }

    @Test
    void every_bad_row_is_named_and_nothing_comes_in() {
        Refusal refusal = refused(
                "jp-transit-anonymous,JE80000001,JE80000010,none",
                "jp-postpaid-voice,JE80000011,JE80000012,none",
                "jp-transit-named,JE80000010,JE80000020,none",
                "jp-transit-named,JE90000010,JF90000020,none",
                "jp-transit-named,JE90000010,JE90000001,none",
                "jp-transit-named,card,JE9000000A,none",
                "cn-bank-class-1,8000000003,8000000004,luhn",
                "cn-bank-class-1,4111111111111111,4111111111111111,none",
                "cn-bank-class-1,6200000000000001,6200000000000009,none",
                "cn-transit-ordinary,3104870000000001,3104870000090001,none",
                "cn-transit-ordinary,3104870000000001,3104870000000002,perhaps");

        assertThat(refusal.code()).isEqualTo("STOCK_FILE_REFUSED");
        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .contains(
                        tuple("/3/product", "STOCK_CARD_PRODUCT_UNKNOWN"),
                        tuple("/4/firstNumber", "STOCK_CARD_RANGE_TWICE"),
                        tuple("/5/lastNumber", "STOCK_CARD_RANGE_MIXED"),
                        tuple("/6/lastNumber", "STOCK_CARD_RANGE_BACKWARDS"),
                        tuple("/7/firstNumber", "STOCK_CARD_FORM"),
                        tuple("/7/lastNumber", "STOCK_CARD_FORM"),
                        tuple("/8/lastNumber", "STOCK_CARD_CHECK_DIGIT"),
                        tuple("/9/firstNumber", "STOCK_CARD_IS_ACCOUNT_NUMBER"),
                        tuple("/10/firstNumber", "STOCK_CARD_IS_ACCOUNT_NUMBER"),
                        tuple("/11/lastNumber", "STOCK_CARDS_TOO_MANY"));
        assertThat(room.count("SELECT COUNT(*) FROM card")).isZero();
        assertThat(room.count("SELECT COUNT(*) FROM card_range")).isZero();
    }

    @Test
    void a_range_that_overlaps_what_is_in_stock_is_refused_whichever_product_it_is_for() {
        imported("jp-transit-anonymous,JE80000010,JE80000020,none");

        for (String again : List.of(
                "jp-transit-named,JE80000020,JE80000030,none",
                "jp-transit-named,JE80000001,JE80000010,none",
                "jp-transit-anonymous,JE80000012,JE80000013,none",
                "jp-transit-named,JE80000001,JE80000099,none")) {
            assertThat(refused(again).errors()).extracting(FieldError::code).containsExactly("STOCK_CARD_RANGE_KNOWN");
        }
        assertThat(imported(
                                "jp-transit-named,JE80000021,JE80000030,none",
                                "jp-transit-named,JE800000100,JE800000101,none")
                        .imported())
                .isEqualTo(12);
    }

    @Test
    void who_waits_for_a_card_of_his_product_gets_it_with_the_import() {
        RegistrationId named = room.aRegistrationOf("jp-transit-named", "card");
        RegistrationId anonymous = room.aRegistrationOf("jp-transit-anonymous", "card");
        assertThat(room.reservations().reserve(named)).isEqualTo(ReservationOutcome.WAITING);
        assertThat(room.reservations().reserve(anonymous)).isEqualTo(ReservationOutcome.WAITING);

        assertThat(room.importCards(3).served()).isEqualTo(1);

        assertThat(room.woken).containsExactly(anonymous);
        assertThat(room.reservations().of(anonymous).orElseThrow().card()).isPresent();
        assertThat(room.reservations().of(named)).isEmpty();
        assertThat(room.overview().waiting()).hasSize(1);
        assertThat(room.overview().counts())
                .filteredOn(pool -> pool.pool().equals(StockRoom.TRANSIT_JAPAN))
                .singleElement()
                .satisfies(pool -> assertThat(pool.cards())
                        .containsEntry(
                                "jp-transit-anonymous",
                                Map.of(
                                        StockState.IN_STOCK, 2,
                                        StockState.RESERVED, 1,
                                        StockState.ISSUED, 0,
                                        StockState.BLOCKED, 0,
                                        StockState.SCRAPPED, 0)));
    }

    @Test
    void a_card_that_left_the_house_is_blocked_when_it_is_given_back_and_one_in_the_drawer_is_not() {
        room.importCards(2);
        RegistrationId inTheDrawer = room.aRegistrationOf("jp-transit-anonymous", "card");
        RegistrationId handedOver = room.aRegistrationOf("jp-transit-anonymous", "card");
        room.reservations().reserve(inTheDrawer);
        room.reservations().reserve(handedOver);
        room.handedOver(handedOver);

        room.reservations().release(inTheDrawer);
        room.reservations().release(handedOver);

        assertThat(room.count("SELECT COUNT(*) FROM card WHERE state = 'in-stock'"))
                .isEqualTo(1);
        assertThat(room.count("SELECT COUNT(*) FROM card WHERE state = 'blocked'"))
                .isEqualTo(1);
    }

    @Test
    void a_damaged_card_is_blocked_and_unblocked_by_its_number() {
        imported("jp-transit-anonymous,JE80000001,JE80000002,none");

        room.blocking()
                .block(
                        new Blocking.Items(List.of(), List.of(), List.of("je 8000 0001")),
                        StockReason.TAKEN_OUT,
                        Actor.SYSTEM);
        assertThat(room.overview()
                        .free(StockOverview.Kind.CARDS, StockRoom.TRANSIT_JAPAN, Set.of(StockState.BLOCKED), 0, 10))
                .extracting(StockOverview.Item::cardNumber)
                .containsExactly("JE80000001");
        room.blocking().unblock(new Blocking.Items(List.of(), List.of(), List.of("JE80000001")), Actor.SYSTEM);
        assertThat(room.count("SELECT COUNT(*) FROM card WHERE state = 'in-stock'"))
                .isEqualTo(2);
    }

    @Test
    void account_numbers_of_bank_cards_are_known_however_they_are_written() {
        assertThat(List.of("4111111111111111", "6200 0000 0000 0005", "card ４１１１-1111-1111-1111 lost"))
                .allMatch(CardPan::findsIn);
        assertThat(List.of("4111111111111112", "+819012345678", "8988211000000530082", "11010519491231002X"))
                .noneMatch(CardPan::findsIn);
        assertThat(CardNumber.of("4111111111111111")).isEmpty();
    }

    private StockImport.Imported imported(String... rows) {
        return room.cardImports().importCards(file(rows));
    }

    private Refusal refused(String... rows) {
        return catchThrowableOfType(Refusal.class, () -> room.cardImports().importCards(file(rows)));
    }

    private List<String> numbers() {
        return room.jdbc
                .sql("SELECT card_number FROM card ORDER BY seq")
                .query(String.class)
                .list();
    }

    private static byte[] file(String... rows) {
        return (HEADER + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8);
    }
}
