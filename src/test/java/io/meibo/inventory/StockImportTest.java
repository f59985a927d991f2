package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All rows of a file or none, and every bad row named. */
class StockImportTest {

    private static final String GOOD_SIM = "89860000000000000019,460001234567890,meibo-china";

    private StockRoom room;

    @BeforeEach
    void open() {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        room = new StockRoom(database);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_good_file_is_taken_in_whole_with_byte_order_mark_quotes_blank_lines_and_padding() {
        var imported = room.imports()
                .importSims(
                        bytes("\uFEFFICCID,IMSI,Pool\r\n\"8988211000000530082F\", 440101234567890 ,meibo-japan\r\n\r\n"
                                + "89882110000005300811,440101234567891,meibo-japan\r\n"));

        assertThat(imported.imported()).isEqualTo(2);
        assertThat(room.jdbc
                        .sql("SELECT iccid FROM sim ORDER BY seq")
                        .query(String.class)
                        .list())
                .containsExactly("8988211000000530082", "89882110000005300811");
    }

    @Test
    void one_bad_row_keeps_all_rows_out() {
        Refusal refusal = refused(sims(GOOD_SIM, "8988211000000530081,460001234567891,meibo-china"));

        assertThat(refusal.code()).isEqualTo("STOCK_FILE_REFUSED");
        assertThat(room.count("SELECT COUNT(*) FROM sim")).isZero();
    }

    @Test
    void every_bad_row_is_named_at_once_with_line_column_and_code() {
        Refusal refusal = refused(sims(
                "8.98821E+18,460001234567890,meibo-china",
                "8988211000000530081,460001234567891,meibo-china",
                "898821100000053008,439011234567890,meibo-china",
                "8988211000000530082,440101234567890,meibo-china",
                "89882110000005300811,4600012345,nobodys",
                "8965880812100011146"));

        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/2/iccid", "STOCK_ICCID_FORM"),
                        tuple("/3/iccid", "STOCK_ICCID_CHECK_DIGIT"),
                        tuple("/4/iccid", "STOCK_ICCID_WITHOUT_CHECK_DIGIT"),
                        tuple("/4/imsi", "STOCK_IMSI_COUNTRY"),
                        tuple("/5/imsi", "STOCK_IMSI_COUNTRY"),
                        tuple("/6/pool", "STOCK_POOL_UNKNOWN"),
                        tuple("/6/imsi", "STOCK_IMSI_FORM"),
                        tuple("/7/iccid", "STOCK_CELLS"));
    }

    @ParameterizedTest
    @CsvSource({
        "+8113123456789, STOCK_MSISDN_FORM",
        "0800-111-2222, STOCK_MSISDN_FORM",
        "10123456789, STOCK_MSISDN_FORM",
        "13123456789, STOCK_MSISDN_COUNTRY",
        "+812012345678, STOCK_MSISDN_FOR_MACHINES",
        "=819012345678, STOCK_MSISDN_FORM"
    })
    void what_is_no_japanese_number_for_a_person_is_not_taken_in(String number, String code) {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> room.imports().importNumbers(bytes("msisdn,pool\n" + number + ",meibo-japan\n")));

        assertThat(refusal.errors()).extracting(FieldError::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"090-1234-5678", "+819012345678", "06012345678"})
    void japanese_numbers_are_taken_as_people_write_them(String number) {
        assertThat(room.imports()
                        .importNumbers(bytes("msisdn,pool\n" + number + ",meibo-japan\n"))
                        .imported())
                .isEqualTo(1);
    }

    @Test
    void the_same_item_twice_in_a_file_names_the_first_line() {
        Refusal refusal = refused(sims(GOOD_SIM, "8965880812100011146,460001234567891,meibo-china", GOOD_SIM));

        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactlyInAnyOrder("/4/iccid", "/4/imsi");
        assertThat(refusal.errors().get(0).arguments()).containsExactly("4", "iccid", "2");
    }

    @Test
    void what_is_in_stock_already_is_refused_whatever_its_state() {
        byte[] file = sims(GOOD_SIM);
        room.imports().importSims(file);
        room.blocking()
                .block(
                        new Blocking.Items(List.of("89860000000000000019"), List.of(), List.of()),
                        StockReason.TAKEN_OUT,
                        Actor.SYSTEM);

        assertThat(refused(file).errors())
                .extracting(FieldError::code)
                .containsExactly("STOCK_KNOWN_ALREADY", "STOCK_KNOWN_ALREADY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "iccid;imsi;pool\n", "<html>", "iccid,imsi\n1,2\n", "PK\u0003\u0004"})
    void what_is_no_such_file_is_not_readable(String text) {
        Refusal refusal = refused(bytes(text));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_READABLE);
    }

    @Test
    void bytes_that_are_no_text_are_not_readable() {
        assertThat(refused(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}).kind()).isEqualTo(Refusal.Kind.NOT_READABLE);
    }

    @Test
    void a_file_of_a_header_alone_is_told_so() {
        assertThat(refused(bytes("iccid,imsi,pool\n")).code()).isEqualTo("STOCK_FILE_EMPTY");
    }

    @Test
    void a_file_of_more_than_fifty_thousand_rows_is_too_long() {
        Refusal refusal = refused(bytes("iccid,imsi,pool\n" + "x\n".repeat(50_001)));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
    }

    @Test
    void ten_thousand_rows_come_in() {
        assertThat(room.importNumbers(StockRoom.JAPAN, 10_000).imported()).isEqualTo(10_000);
        assertThat(room.overview().counts())
                .filteredOn(count -> count.pool().equals(StockRoom.JAPAN))
                .singleElement()
                .satisfies(count -> assertThat(count.numbers()).containsEntry(StockState.IN_STOCK, 10_000));
    }

    @Test
    void blocked_stock_is_not_given_out_until_it_is_unblocked() {
        room.imports().importSims(sims(GOOD_SIM));
        room.imports().importNumbers(bytes("msisdn,pool\n13123456789,meibo-china\n"));
        room.blocking()
                .block(
                        new Blocking.Items(List.of("89860000000000000019"), List.of(), List.of()),
                        StockReason.TAKEN_OUT,
                        Actor.SYSTEM);
        var reference = room.aRegistrationOf("cn-prepaid-voice");

        assertThat(room.reservations().reserve(reference)).isEqualTo(ReservationOutcome.WAITING);
        room.blocking()
                .unblock(new Blocking.Items(List.of("89860000000000000019"), List.of(), List.of()), Actor.SYSTEM);

        assertThat(room.woken).containsExactly(reference);
        assertThat(room.reservations().reserve(reference)).isEqualTo(ReservationOutcome.RESERVED);
    }

    @Test
    void what_somebody_holds_is_not_blocked() {
        room.imports().importSims(sims(GOOD_SIM));
        room.imports().importNumbers(bytes("msisdn,pool\n13123456789,meibo-china\n"));
        room.reservations().reserve(room.aRegistrationOf("cn-prepaid-voice"));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> room.blocking()
                .block(
                        new Blocking.Items(List.of(), List.of("13123456789", "13123456780"), List.of()),
                        StockReason.TAKEN_OUT,
                        Actor.SYSTEM));
        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/msisdns/1");

        refusal = catchThrowableOfType(Refusal.class, () -> room.blocking()
                .block(
                        new Blocking.Items(List.of("89860000000000000019"), List.of(), List.of()),
                        StockReason.TAKEN_OUT,
                        Actor.SYSTEM));
        assertThat(refusal.errors()).extracting(FieldError::code).containsExactly("STOCK_NOT_FREE");
    }

    private Refusal refused(byte[] csv) {
        return catchThrowableOfType(Refusal.class, () -> room.imports().importSims(csv));
    }

    private static byte[] sims(String... rows) {
        return bytes("iccid,imsi,pool\n" + String.join("\n", rows) + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
