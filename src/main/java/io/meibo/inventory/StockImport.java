package io.meibo.inventory;

import io.meibo.inventory.StockRows.NumberRow;
import io.meibo.inventory.StockRows.SimRow;
import io.meibo.register.Offices;
import io.meibo.shared.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes stock in from CSV: all rows of a file or none. Registrations that wait for stock get it in the same transaction,
 * in order of arrival, and go on.
 */
@Service
public class StockImport {

    private static final int CHUNK = 500;

    /** How many rows came in and how many waiting registrations were served from them. */
    public record Imported(int imported, int served) {}

    private final StockNeeds needs;
    private final Offices offices;
    private final Pools pools;
    private final Replenishment replenishment;
    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    StockImport(
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

    /** Takes in SIMs; header {@code iccid,imsi,pool}, perhaps {@code ,office}. Refuses with {@code STOCK_FILE_REFUSED} naming every bad row. */
    @Transactional
    public Imported importSims(byte[] csv) {
        return importSims(csv, "sim");
    }

    /** Takes in profiles for eSIM; the rows are those of SIMs. */
    @Transactional
    public Imported importEsimProfiles(byte[] csv) {
        return importSims(csv, "esim");
    }

    private Imported importSims(byte[] csv, String form) {
        StockFile file = StockFile.read(csv, "iccid", "imsi", "pool");
        file.checkOffices(offices.known());
        List<SimRow> sims = new StockRows(file, needs.countryByPool()).sims();
        Set<String> touched = lockPools(sims, SimRow::pool);
        Set<String> iccids = existing("sim", "iccid", sims, sim -> sim.iccid().digits());
        Set<String> imsis = existing("sim", "imsi", sims, sim -> sim.imsi().digits());
        for (SimRow sim : sims) {
            if (iccids.contains(sim.iccid().digits())) {
                file.wrong(sim.row(), "iccid", "STOCK_KNOWN_ALREADY");
            }
            if (imsis.contains(sim.imsi().digits())) {
                file.wrong(sim.row(), "imsi", "STOCK_KNOWN_ALREADY");
            }
        }
        file.refuseFaults();
        insert(
                "INSERT INTO sim (iccid, imsi, form, pool, office, state, left_the_house, changed_at)"
                        + " VALUES (:iccid, :imsi, :form, :pool, :office, 'in-stock', FALSE, :now)",
                sims,
                sim -> row(sim.pool(), sim.row())
                        .addValue("iccid", sim.iccid().digits())
                        .addValue("imsi", sim.imsi().digits())
                        .addValue("form", form));
        return new Imported(sims.size(), serve(touched));
    }

    /** Takes in numbers; header {@code msisdn,pool}, perhaps {@code ,office}. Refuses with {@code STOCK_FILE_REFUSED} naming every bad row. */
    @Transactional
    public Imported importNumbers(byte[] csv) {
        StockFile file = StockFile.read(csv, "msisdn", "pool");
        file.checkOffices(offices.known());
        List<NumberRow> numbers = new StockRows(file, needs.countryByPool()).numbers();
        Set<String> touched = lockPools(numbers, NumberRow::pool);
        Set<String> known = existing(
                "phone_number", "msisdn", numbers, number -> number.msisdn().e164());
        for (NumberRow number : numbers) {
            if (known.contains(number.msisdn().e164())) {
                file.wrong(number.row(), "msisdn", "STOCK_KNOWN_ALREADY");
            }
        }
        file.refuseFaults();
        insert(
                "INSERT INTO phone_number (msisdn, pool, office, state, left_the_house, changed_at)"
                        + " VALUES (:msisdn, :pool, :office, 'in-stock', FALSE, :now)",
                numbers,
                number -> row(number.pool(), number.row())
                        .addValue("msisdn", number.msisdn().e164()));
        return new Imported(numbers.size(), serve(touched));
    }

    private <R> Set<String> lockPools(List<R> rows, Function<R, String> poolOf) {
        var touched = new TreeSet<String>();
        rows.forEach(row -> touched.add(poolOf.apply(row)));
        pools.lockAll(touched);
        return touched;
    }

    private <R> Set<String> existing(String table, String column, List<R> rows, Function<R, String> valueOf) {
        var found = new HashSet<String>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<String> values = rows.subList(from, Math.min(from + CHUNK, rows.size())).stream()
                    .map(valueOf)
                    .toList();
            found.addAll(jdbc.queryForList(
                    "SELECT " + column + " FROM " + table + " WHERE " + column + " IN (:values)",
                    new MapSqlParameterSource("values", values),
                    String.class));
        }
        return found;
    }

    private <R> void insert(String sql, List<R> rows, Function<R, SqlParameterSource> values) {
        try {
            for (int from = 0; from < rows.size(); from += CHUNK) {
                var batch = new ArrayList<SqlParameterSource>();
                rows.subList(from, Math.min(from + CHUNK, rows.size())).forEach(row -> batch.add(values.apply(row)));
                jdbc.batchUpdate(sql, batch.toArray(SqlParameterSource[]::new));
            }
        } catch (DuplicateKeyException sameItemInAnotherPoolAtOnce) {
            throw Refusal.wrongState("STOCK_FILE_COLLIDED");
        }
    }

    private MapSqlParameterSource row(String pool, StockFile.Row row) {
        return new MapSqlParameterSource("pool", pool)
                .addValue("office", row.office())
                .addValue("now", OffsetDateTime.now(clock));
    }

    private int serve(Collection<String> touched) {
        int served = 0;
        for (String pool : touched) {
            served += replenishment.serveLine(pool);
        }
        return served;
    }
}
