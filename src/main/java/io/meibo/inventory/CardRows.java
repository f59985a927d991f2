package io.meibo.inventory;

import io.meibo.inventory.StockFile.Row;
import io.meibo.policy.Product;
import io.meibo.shared.CardNumber;
import io.meibo.shared.CardPan;
import io.meibo.shared.Luhn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the rows of a file of card ranges; what cannot be right is noted in the file. */
final class CardRows {

    /** Cards in one file; more than fit a box, and quick enough to wait for. */
    static final int MOST_CARDS = 50_000;

    private static final String FIRST = "firstNumber";
    private static final String LAST = "lastNumber";

    private final StockFile file;
    private final Map<String, Product> cardProducts;

    /** Takes the file and the card products by their id. */
    CardRows(StockFile file, Map<String, Product> cardProducts) {
        this.file = file;
        this.cardProducts = cardProducts;
    }

    List<CardRange> ranges() {
        var ranges = new ArrayList<CardRange>();
        var seen = new HashMap<String, TreeMap<String, CardRange>>();
        long cards = 0;
        for (Row row : file.rows()) {
            Optional<CardRange> read = range(row);
            if (read.isEmpty()) {
                continue;
            }
            CardRange range = read.get();
            cards += range.cards();
            if (cards > MOST_CARDS) {
                file.wrong(row, LAST, "STOCK_CARDS_TOO_MANY", Integer.toString(MOST_CARDS));
                return ranges;
            }
            CardRange other = overlapping(seen.computeIfAbsent(range.family(), first -> new TreeMap<>()), range);
            if (other != null) {
                file.wrong(
                        row,
                        FIRST,
                        "STOCK_CARD_RANGE_TWICE",
                        Integer.toString(other.row().line()));
            } else if (range.numbers().anyMatch(CardPan::isOne)) {
                file.wrong(row, FIRST, "STOCK_CARD_IS_ACCOUNT_NUMBER");
            } else {
                seen.get(range.family()).put(range.first(), range);
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static @org.jspecify.annotations.Nullable CardRange overlapping(
            TreeMap<String, CardRange> ranges, CardRange range) {
        var below = ranges.floorEntry(range.last());
        return below != null && below.getValue().last().compareTo(range.first()) >= 0 ? below.getValue() : null;
    }

    private Optional<CardRange> range(Row row) {
        Product product = cardProducts.get(row.cells().get(0));
        if (product == null) {
            file.wrong(
                    row,
                    "product",
                    "STOCK_CARD_PRODUCT_UNKNOWN",
                    String.join(", ", cardProducts.keySet().stream().sorted().toList()));
        }
        String kind = row.cells().get(3);
        if (!List.of("luhn", "none").contains(kind)) {
            file.wrong(row, "checkDigit", "STOCK_CARD_CHECK_DIGIT_KIND");
        }
        boolean luhn = kind.equals("luhn");
        Optional<String> first = number(row, FIRST, row.cells().get(1), luhn);
        Optional<String> last = number(row, LAST, row.cells().get(2), luhn);
        if (product == null || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        String letters = first.get().replaceAll("[0-9]", "");
        String from = first.get().substring(letters.length());
        String to = last.get().replaceAll("[A-Z]", "");
        if (!last.get().equals(letters + to) || from.length() != to.length()) {
            file.wrong(row, LAST, "STOCK_CARD_RANGE_MIXED");
            return Optional.empty();
        }
        if (from.compareTo(to) > 0) {
            file.wrong(row, LAST, "STOCK_CARD_RANGE_BACKWARDS");
            return Optional.empty();
        }
        if (new BigInteger(to).subtract(new BigInteger(from)).bitLength() > 30) {
            file.wrong(row, LAST, "STOCK_CARDS_TOO_MANY", Integer.toString(MOST_CARDS));
            return Optional.empty();
        }
        return Optional.of(new CardRange(row, product.id(), product.operator(), letters, from, to, luhn));
    }

    /** Letters and digits as printed; the account number of a bank card is never taken in. */
    private Optional<String> number(Row row, String column, String cell, boolean luhn) {
        String folded = CardNumber.fold(cell);
        if (CardPan.isOne(folded)) {
            file.wrong(row, column, "STOCK_CARD_IS_ACCOUNT_NUMBER");
            return Optional.empty();
        }
        if (CardNumber.of(cell).isEmpty()) {
            file.wrong(row, column, "STOCK_CARD_FORM");
            return Optional.empty();
        }
        if (luhn && !Luhn.holds(folded.replaceAll("[A-Z]", ""))) {
            file.wrong(row, column, "STOCK_CARD_CHECK_DIGIT");
            return Optional.empty();
        }
        return Optional.of(folded);
    }
}
