package io.meibo.inventory;

import io.meibo.inventory.StockFile.Row;
import io.meibo.shared.Iccid;
import io.meibo.shared.Imsi;
import io.meibo.shared.Msisdn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of a stock file into SIMs or numbers; what cannot be right is noted in the file. */
final class StockRows {

    /** Mobile country codes (E.212) of the countries we have operators in. */
    private static final Map<String, List<String>> COUNTRY_CODES =
            Map.of("JPN", List.of("440", "441"), "CHN", List.of("460", "461"));

    /** A SIM to take in. */
    record SimRow(Row row, Iccid iccid, Imsi imsi, String pool) {}

    /** A number to take in. */
    record NumberRow(Row row, Msisdn msisdn, String pool) {}

    private final StockFile file;
    private final Map<String, String> countryByPool;

    /** Takes the file and the pools there are, each with its country (ISO 3166-1 alpha-3). */
    StockRows(StockFile file, Map<String, String> countryByPool) {
        this.file = file;
        this.countryByPool = countryByPool;
    }

    List<SimRow> sims() {
        var sims = new ArrayList<SimRow>();
        for (Row row : file.rows()) {
            Optional<String> country = country(row, row.cells().get(2));
            Optional<Iccid> iccid = iccid(row, row.cells().get(0));
            Optional<Imsi> imsi = imsi(row, row.cells().get(1), country);
            if (iccid.isPresent() && imsi.isPresent() && country.isPresent()) {
                sims.add(new SimRow(row, iccid.get(), imsi.get(), row.cells().get(2)));
            }
        }
        var iccids = new HashMap<String, Row>();
        var imsis = new HashMap<String, Row>();
        for (SimRow sim : sims) {
            once(iccids, sim.iccid().digits(), sim.row(), "iccid");
            once(imsis, sim.imsi().digits(), sim.row(), "imsi");
        }
        return sims;
    }

    List<NumberRow> numbers() {
        var numbers = new ArrayList<NumberRow>();
        for (Row row : file.rows()) {
            Optional<String> country = country(row, row.cells().get(1));
            Optional<Msisdn> msisdn = msisdn(row, row.cells().get(0), country);
            if (msisdn.isPresent() && country.isPresent()) {
                numbers.add(new NumberRow(row, msisdn.get(), row.cells().get(1)));
            }
        }
        var seen = new HashMap<String, Row>();
        numbers.forEach(number -> once(seen, number.msisdn().e164(), number.row(), "msisdn"));
        return numbers;
    }

    private void once(Map<String, Row> seen, String value, Row row, String column) {
        Row first = seen.putIfAbsent(value, row);
        if (first != null) {
            file.wrong(row, column, "STOCK_TWICE_IN_FILE", Integer.toString(first.line()));
        }
    }

    private Optional<String> country(Row row, String pool) {
        Optional<String> country = Optional.ofNullable(countryByPool.get(pool));
        if (country.isEmpty()) {
            file.wrong(
                    row,
                    "pool",
                    "STOCK_POOL_UNKNOWN",
                    String.join(", ", countryByPool.keySet().stream().sorted().toList()));
        }
        return country;
    }

    /** The check digit must be there: 18 digits may be a number cut short. */
    private Optional<Iccid> iccid(Row row, String cell) {
        if (!Iccid.isShaped(cell)) {
            file.wrong(row, "iccid", "STOCK_ICCID_FORM");
            return Optional.empty();
        }
        if (cell.replaceAll("[^0-9A-Fa-f]", "").length() < 19) {
            file.wrong(row, "iccid", "STOCK_ICCID_WITHOUT_CHECK_DIGIT");
            return Optional.empty();
        }
        Optional<Iccid> iccid = Iccid.of(cell);
        if (iccid.isEmpty()) {
            file.wrong(row, "iccid", "STOCK_ICCID_CHECK_DIGIT");
        }
        return iccid;
    }

    private Optional<Imsi> imsi(Row row, String cell, Optional<String> country) {
        if (!Imsi.isShaped(cell)) {
            file.wrong(row, "imsi", "STOCK_IMSI_FORM");
            return Optional.empty();
        }
        Optional<Imsi> imsi = Imsi.of(cell);
        boolean ofThisCountry = imsi.isPresent()
                && country.map(code -> COUNTRY_CODES
                                .getOrDefault(code, List.of())
                                .contains(imsi.get().countryCode()))
                        .orElse(true);
        if (!ofThisCountry) {
            file.wrong(row, "imsi", "STOCK_IMSI_COUNTRY");
            return Optional.empty();
        }
        return imsi;
    }

    private Optional<Msisdn> msisdn(Row row, String cell, Optional<String> country) {
        Optional<Msisdn> msisdn = Msisdn.of(cell);
        if (msisdn.isEmpty()) {
            file.wrong(row, "msisdn", "STOCK_MSISDN_FORM");
            return Optional.empty();
        }
        if (msisdn.get().isForMachines()) {
            file.wrong(row, "msisdn", "STOCK_MSISDN_FOR_MACHINES");
            return Optional.empty();
        }
        if (country.isPresent() && !country.get().equals(msisdn.get().country())) {
            file.wrong(row, "msisdn", "STOCK_MSISDN_COUNTRY");
            return Optional.empty();
        }
        return msisdn;
    }
}
