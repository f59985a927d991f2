package io.meibo.inventory;

import io.meibo.inventory.StockImport.Imported;
import io.meibo.register.Offices;
import io.meibo.shared.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes cards in by ranges of their numbers: all rows of a file or none, no number twice. Each number becomes a row of its
 * own, so that the database itself refuses a second card of it. Those who wait for a card get it in the same transaction.
 */
@Service
public class CardImport {

    private static final int CHUNK = 500;

    private final StockNeeds needs;
    private final Offices offices;
    private final Pools pools;
    private final Replenishment replenishment;
    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    CardImport(
            StockNeeds needs,
            Offices offices,
            Pools pools,
            Replenishment replenishment,
            NamedParameterJdbcTemplate jdbc,
            Clock clock) {
        this.needs = needs;
        this.offices = offices;
        this.pools = pools;
        this.replenishment = replenishment;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes in ranges; header {@code product,firstNumber,lastNumber,checkDigit}, where the last is {@code luhn} or
     * {@code none}. Refuses with {@code STOCK_FILE_REFUSED} naming every bad row. Gives how many cards came in.
     */
    @Transactional
    public Imported importCards(byte[] csv) {
        StockFile file = StockFile.read(csv, "product", "firstNumber", "lastNumber", "checkDigit");
        file.checkOffices(offices.known());
        List<CardRange> ranges = new CardRows(file, needs.cardProducts()).ranges();
        var touched = new TreeSet<String>();
        ranges.forEach(range -> touched.add(range.pool()));
        pools.lockAll(touched);
        for (CardRange range : ranges) {
            if (isKnown(range)) {
                file.wrong(range.row(), "firstNumber", "STOCK_CARD_RANGE_KNOWN");
            }
        }
        file.refuseFaults();
        int cards = 0;
        try {
            for (CardRange range : ranges) {
                cards += insert(range);
            }
        } catch (DuplicateKeyException sameCardInAnotherPoolAtOnce) {
            throw Refusal.wrongState("STOCK_FILE_COLLIDED");
        }
        int served = 0;
        for (String pool : touched) {
            served += replenishment.serveLine(pool);
        }
        return new Imported(cards, served);
    }

    /** Digits of one length compare as text as they do as numbers. */
    private boolean isKnown(CardRange range) {
        Set<String> found = new HashSet<>(jdbc.queryForList(
                "SELECT first_digits FROM card_range WHERE letters = :letters AND first_digits <= :last"
                        + " AND last_digits >= :first AND CHAR_LENGTH(first_digits) = :length",
                new MapSqlParameterSource("letters", range.letters())
                        .addValue("first", range.first())
                        .addValue("last", range.last())
                        .addValue("length", range.first().length()),
                String.class));
        return !found.isEmpty();
    }

    private int insert(CardRange range) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<String> numbers = range.numbers().toList();
        jdbc.update(
                "INSERT INTO card_range (product, pool, letters, first_digits, last_digits, check_digit, cards,"
                        + " imported_at) VALUES (:product, :pool, :letters, :first, :last, :checkDigit, :cards, :now)",
                new MapSqlParameterSource("product", range.product())
                        .addValue("pool", range.pool())
                        .addValue("letters", range.letters())
                        .addValue("first", range.first())
                        .addValue("last", range.last())
                        .addValue("checkDigit", range.luhn() ? "luhn" : "none")
                        .addValue("cards", numbers.size())
                        .addValue("now", now));
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            var batch = new ArrayList<SqlParameterSource>();
            numbers.subList(from, Math.min(from + CHUNK, numbers.size()))
                    .forEach(number -> batch.add(new MapSqlParameterSource("number", number)
                            .addValue("product", range.product())
                            .addValue("pool", range.pool())
                            .addValue("office", range.row().office())
                            .addValue("now", now)));
            jdbc.batchUpdate(
                    "INSERT INTO card (card_number, product, pool, office, state, left_the_house, changed_at)"
                            + " VALUES (:number, :product, :pool, :office, 'in-stock', FALSE, :now)",
                    batch.toArray(SqlParameterSource[]::new));
        }
        return numbers.size();
    }
}
