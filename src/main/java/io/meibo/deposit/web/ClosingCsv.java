package io.meibo.deposit.web;

import io.meibo.api.Texts;
import io.meibo.deposit.Closing;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Entries of a day as CSV (RFC 4180) in UTF-8 with the mark that spreadsheets need to read it so. A cell that a
 * spreadsheet would compute is written as text; sums are plain numbers.
 */
@Component
class ClosingCsv {

    private static final List<String> COLUMNS = List.of(
            "day", "time", "holder", "number", "kind", "debit", "credit", "amount", "currency", "person", "voucher");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Texts texts;

    ClosingCsv(Texts texts) {
        this.texts = texts;
    }

    byte[] of(Closing closing, Locale locale) {
        Stream<String> head =
                Stream.of(line(COLUMNS.stream().map(column -> texts.in(locale, "closing.column." + column))));
        Stream<String> lines = closing.entries().stream()
                .map(entry -> line(Stream.of(
                        entry.at().toLocalDate().toString(),
                        TIME.format(entry.at()),
                        entry.holder(),
                        String.valueOf(entry.number()),
                        texts.in(locale, "closing.kind." + entry.kind()),
                        texts.in(locale, "closing.account." + entry.debit()),
                        texts.in(locale, "closing.account." + entry.credit()),
                        entry.amount().amount().toPlainString(),
                        entry.amount().currency(),
                        entry.person(),
                        entry.voucher() == null ? "" : entry.voucher())));
        return Stream.concat(head, lines)
                .collect(Collectors.joining("", "\uFEFF", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Stream<String> cells) {
        return cells.map(ClosingCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell that no spreadsheet takes for a formula. */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
