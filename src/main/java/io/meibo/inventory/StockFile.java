package io.meibo.inventory;

import io.meibo.register.Offices;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A CSV file of stock on its way in: UTF-8 with or without byte order mark, comma between cells, quotes around a cell
 * allowed, a header line, perhaps a last column {@code office}, no line breaks inside cells. Collects what is wrong, each with line (the header is line 1),
 * column and code.
 */
final class StockFile {

    private static final int MOST_ROWS = 50_000;

    private static final String OFFICE = "office";

    /** One line below the header; as many cells as there are columns, and the office, the central store unless named. */
    record Row(int line, List<String> cells, String office) {}

    private final List<String> columns;
    private final boolean withOffice;
    private final List<Row> rows;
    private final List<FieldError> errors = new ArrayList<>();

    private StockFile(List<String> columns, boolean withOffice, List<Row> rows) {
        this.columns = columns;
        this.withOffice = withOffice;
        this.rows = rows;
    }

    /** Reads the whole file; refuses one that is no such file at all. */
    static StockFile read(byte[] bytes, String... columns) {
        List<String> expected = List.of(columns);
        List<String> lines = textOf(bytes).lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0).toLowerCase(Locale.ROOT));
        boolean withOffice = header.size() == expected.size() + 1
                && header.get(expected.size()).equals(OFFICE);
        if (!header.subList(0, header.size() - (withOffice ? 1 : 0))
                .equals(expected.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList())) {
            throw Refusal.notReadable(
                    "STOCK_FILE_NOT_READABLE", FieldError.of("/1", "STOCK_HEADER", String.join(",", expected)));
        }
        if (lines.size() > MOST_ROWS + 1) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "STOCK_FILE_TOO_LONG", List.of(), Integer.toString(MOST_ROWS));
        }
        var file = new StockFile(expected, withOffice, new ArrayList<>());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                file.add(i + 1, cells(lines.get(i)));
            }
        }
        if (file.rows.isEmpty() && file.errors.isEmpty()) {
            throw Refusal.notReadable("STOCK_FILE_EMPTY");
        }
        return file;
    }

    List<Row> rows() {
        return rows;
    }

    /** Notes what is wrong in a cell; the arguments of its text are line, column and these. */
    void wrong(Row row, String column, String code, Object... more) {
        wrong(row.line(), column, code, more);
    }

    private void wrong(int line, String column, String code, Object... more) {
        var arguments = new ArrayList<Object>(List.of(Integer.toString(line), column));
        arguments.addAll(Arrays.asList(more));
        errors.add(new FieldError("/" + line + "/" + column, code, arguments));
    }

    boolean isFaultless() {
        return errors.isEmpty();
    }

    /** Refuses the whole file, naming every bad row, where there is one. */
    void refuseFaults() {
        if (!isFaultless()) {
            List<FieldError> byLine = errors.stream()
                    .sorted(java.util.Comparator.comparingInt(StockFile::lineOf))
                    .toList();
            throw Refusal.rule("STOCK_FILE_REFUSED", byLine);
        }
    }

    /** Goes through the rows with the cell of one column. */
    void each(String column, BiConsumer<Row, String> work) {
        int index = columns.indexOf(column);
        rows.forEach(row -> work.accept(row, row.cells().get(index)));
    }

    private void add(int line, List<String> cells) {
        int width = columns.size() + (withOffice ? 1 : 0);
        if (cells.size() != width) {
            wrong(line, columns.get(0), "STOCK_CELLS", Integer.toString(width));
            return;
        }
        String office = withOffice ? cells.get(columns.size()) : "";
        rows.add(new Row(line, cells.subList(0, columns.size()), office.isEmpty() ? Offices.CENTRAL : office));
    }

    /** Notes the rows that name an office there is not. */
    void checkOffices(Set<String> known) {
        rows.stream()
                .filter(row -> !known.contains(row.office()))
                .forEach(row -> wrong(row, OFFICE, "STOCK_OFFICE_UNKNOWN", String.join(", ", known)));
    }

    private static int lineOf(FieldError error) {
        return Integer.parseInt((String) error.arguments().get(0));
    }

    private static String textOf(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException noText) {
            throw Refusal.notReadable("STOCK_FILE_NOT_READABLE");
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .map(cell -> cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                        ? cell.substring(1, cell.length() - 1).strip()
                        : cell)
                .toList();
    }
}
