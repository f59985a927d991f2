package io.meibo.deposit;

import io.meibo.shared.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closing of a day by the house's clock: from its first moment to the first of the next day. {@code closed} is whether
 * nothing can be added to it any more; {@code digest} is the SHA-256 of its entries, by which two prints of one day are
 * compared.
 */
public record Closing(
        LocalDate date,
        OffsetDateTime from,
        OffsetDateTime until,
        boolean closed,
        String digest,
        List<Book> books,
        List<Entry> entries) {

    public Closing {
        books = List.copyOf(books);
        entries = List.copyOf(entries);
    }

    /**
     * The day in one currency: balances before and after, what came in and went out in all, by way and by person, and how
     * much of each kind. {@code balanced} is whether the money with us is what is held, owed, unmatched and applied.
     */
    public record Book(
            String currency,
            Standing opening,
            Standing closing,
            Money in,
            Money out,
            List<Turnover> byWay,
            List<Turnover> byPerson,
            List<Sum> byKind,
            boolean balanced) {

        public Book {
            byWay = List.copyOf(byWay);
            byPerson = List.copyOf(byPerson);
            byKind = List.copyOf(byKind);
        }
    }

    /** What stands in the books at a moment. {@code open} is asked and not paid yet: no money of ours. */
    public record Standing(Money held, Money owedBack, Money unmatched, Money applied, Money open, Money withUs) {}

    /** What came in and went out by a way ({@code cash}, …) or through a person; {@code moved} between two ways. */
    public record Turnover(String name, Money in, Money out, Money moved) {}

    /** How many entries of a kind, and how much in all. */
    public record Sum(String kind, int entries, Money amount) {}

    /** An entry of the day; {@code holder} is the registration's reference, or the id of money of nobody. */
    public record Entry(
            String holder,
            int number,
            String kind,
            String debit,
            String credit,
            Money amount,
            String person,
            @Nullable String voucher,
            OffsetDateTime at) {}
}
