package io.meibo.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.deposit.Arrivals.Arrived;
import io.meibo.deposit.Arrivals.Outcome;
import io.meibo.deposit.Arrivals.Told;
import io.meibo.deposit.BankStatement.Item;
import io.meibo.deposit.BankStatement.Part;
import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.deposit.Matter.Reason;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports statements of our bank (camt.053). A statement whose entries do not lead from its opening to its closing
 * balance is refused whole; then each transaction is taken once, in a transaction of its own, so that an import that was
 * interrupted is simply sent again.
 */
@Service
public class Statements {

    /** What became of the statements of one message. */
    public record Imported(List<Statement> statements) {

        public Imported {
            statements = List.copyOf(statements);
        }
    }

    /** One statement: its balances, and each transaction with what became of it. */
    public record Statement(Money opening, Money closing, Map<String, Integer> counts, List<Line> lines) {

        public Statement {
            counts = Map.copyOf(counts);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A transaction: place of its entry, amount, {@code booked}, {@code known}, {@code unmatched}, {@code reversed} or
     * {@code outgoing}, and the registration it was booked for.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int entry,
            @Nullable LocalDate bookedOn,
            Money amount,
            String outcome,
            @Nullable RegistrationId reference) {}

    /** A transaction with its key, by which it is known for good. */
    private record Single(
            String key, Item item, Money amount, boolean credit, Part part, boolean ownBankId, boolean unclear) {}

    private final PaymentBook book;
    private final Arrivals arrivals;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate each;

    Statements(
            PaymentBook book,
            Arrivals arrivals,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.arrivals = arrivals;
        this.jdbc = jdbc;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
    }

    /**
     * Takes all statements of the message. Refuses what is no camt.053 (400), one without opening and closing balance, and
     * one that does not add up (422); nothing of the message is taken then.
     */
    public Imported take(byte[] xml, Actor actor) {
        List<BankStatement> read = Camt053.read(xml);
        read.forEach(Statements::mustAddUp);
        // what cannot be read is found before anything is taken
        read.forEach(Statements::singles);
        return new Imported(
                read.stream().map(statement -> take(statement, actor)).toList());
    }

    private static void mustAddUp(BankStatement statement) {
        BigDecimal sum = statement.opening();
        for (Item item : statement.items()) {
            if (item.currency().equals(statement.currency())) {
                sum = item.credit() ? sum.add(item.amount()) : sum.subtract(item.amount());
            }
        }
        if (sum.compareTo(statement.closing()) != 0) {
            throw Refusal.rule("STATEMENT_DOES_NOT_ADD_UP");
        }
    }

    private Statement take(BankStatement statement, Actor actor) {
        List<Single> singles = singles(statement);
        String key = digest(
                statement.account(),
                statement.id(),
                String.valueOf(statement.opening()),
                String.valueOf(statement.closing()),
                singles.stream().map(Single::key).toList().toString());
        keep(key, statement, actor);
        var lines = new ArrayList<Line>();
        var counts = new HashMap<String, Integer>();
        for (Single single : singles) {
            Line line = Objects.requireNonNull(each.execute(status -> take(key, single, actor)));
            lines.add(line);
            counts.merge(line.outcome(), 1, Integer::sum);
        }
        return new Statement(
                money(statement.opening(), statement.currency()),
                money(statement.closing(), statement.currency()),
                counts,
                lines);
    }

    private void keep(String key, BankStatement statement, Actor actor) {
        each.executeWithoutResult(status -> {
            book.enter();
            boolean known = jdbc.sql("SELECT COUNT(*) FROM bank_statement WHERE statement_key = :key")
                            .param("key", key)
                            .query(Long.class)
                            .single()
                    > 0;
            if (!known) {
                jdbc.sql(
                                "INSERT INTO bank_statement (statement_key, sha256, currency, opening, closing, imported_by, at)"
                                        + " VALUES (:key, :sha256, :currency, :opening, :closing, :by, :at)")
                        .param("key", key)
                        .param("sha256", digest(statement.account()))
                        .param("currency", statement.currency())
                        .param("opening", statement.opening())
                        .param("closing", statement.closing())
                        .param("by", actor.id())
                        .param("at", OffsetDateTime.now(clock))
                        .update();
            }
        });
    }

    private Line take(String statementKey, Single single, Actor actor) {
        book.enter();
        Optional<Line> before = jdbc.sql("SELECT l.outcome, p.reference FROM bank_line l LEFT JOIN deposit_payment p"
                        + " ON p.payment_id = l.payment_id WHERE l.line_key = :key")
                .param("key", single.key())
                .query((row, n) -> {
                    String outcome = row.getString(1);
                    String reference = row.getString(2);
                    return line(
                            single,
                            outcome.equals(Outcome.OUTGOING.code()) ? outcome : Outcome.KNOWN.code(),
                            reference == null ? null : new RegistrationId(reference));
                })
                .optional();
        if (before.isPresent()) {
            return before.get();
        }
        Arrived arrived = arrive(single, actor);
        jdbc.sql("INSERT INTO bank_line (line_key, statement_key, place, direction, reversal, amount, currency,"
                        + " booked_on, outcome, payment_id, matter_id) VALUES (:key, :statement, :place, :direction,"
                        + " :reversal, :amount, :currency, :bookedOn, :outcome, :payment, :matter)")
                .param("key", single.key())
                .param("statement", statementKey)
                .param("place", single.item().place())
                .param("direction", single.credit() ? "CRDT" : "DBIT")
                .param("reversal", single.item().reversal())
                .param("amount", single.amount().amount())
                .param("currency", single.amount().currency())
                .param("bookedOn", single.item().bookedOn())
                .param("outcome", arrived.outcome().code())
                .param("payment", arrived.paymentId())
                .param("matter", arrived.matterId())
                .update();
        return line(single, arrived.outcome().code(), arrived.reference());
    }

    private Arrived arrive(Single single, Actor actor) {
        boolean reversal = single.item().reversal();
        if (!single.credit() && !reversal) {
            return new Arrived(Outcome.OUTGOING, null, null, null);
        }
        var told = new Told(
                Source.STATEMENT,
                single.amount(),
                single.part().endToEndId() == null || single.part().endToEndId().length() > 128
                        ? null
                        : single.part().endToEndId(),
                null,
                single.ownBankId(),
                "bank-" + single.key().substring(0, 32),
                single.item().bookedOn(),
                single.part().details(),
                actor);
        if (!single.credit()) {
            return arrivals.takenBack(told);
        }
        if (reversal) {
            return arrivals.unclear(told, Reason.CAME_BACK);
        }
        return single.unclear() ? arrivals.unclear(told, Reason.PARTS_UNCLEAR) : arrivals.credit(told);
    }

    /** The transactions of a statement; an entry whose parts do not add up to it is one transaction, and unclear. */
    private static List<Single> singles(BankStatement statement) {
        var singles = new ArrayList<Single>();
        var seen = new HashMap<String, Integer>();
        for (Item item : statement.items()) {
            boolean whole = item.parts().size() == 1;
            boolean clear = whole || addsUp(item);
            for (Part part : clear ? item.parts() : item.parts().subList(0, 1)) {
                Money amount = whole || !clear
                        ? money(item.amount(), item.currency())
                        : money(Objects.requireNonNull(part.amount()), item.currency());
                if (!amount.isPositive()) {
                    continue;
                }
                boolean credit = whole || part.credit() == null ? item.credit() : part.credit();
                String bankId = part.bankId() == null || !clear ? item.bankId() : part.bankId();
                String base = digest(
                        statement.account(),
                        bankId == null ? "statement " + statement.id() + " entry " + item.place() : bankId,
                        String.valueOf(item.bookedOn()),
                        amount.toString(),
                        credit + " " + item.reversal());
                int again = seen.merge(base, 1, Integer::sum);
                singles.add(new Single(
                        digest(base, String.valueOf(again)), item, amount, credit, part, bankId != null, !clear));
            }
        }
        return singles;
    }

    private static boolean addsUp(Item item) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : item.parts()) {
            boolean sameWay = part.credit() == null || part.credit() == item.credit();
            if (part.amount() == null || !item.currency().equals(part.currency()) || !sameWay) {
                return false;
            }
            sum = sum.add(part.amount());
        }
        return sum.compareTo(item.amount()) == 0;
    }

    private static Line line(Single single, String outcome, @Nullable RegistrationId reference) {
        return new Line(single.item().place(), single.item().bookedOn(), single.amount(), outcome, reference);
    }

    private static Money money(BigDecimal amount, String currency) {
        try {
            return new Money(amount.stripTrailingZeros(), currency);
        } catch (IllegalArgumentException finerThanTheCurrency) {
            throw Refusal.notReadable("STATEMENT_NOT_READABLE");
        }
    }

    private static String digest(String... texts) {
        return ProviderNotices.sha256(String.join("\u001F", texts).getBytes(StandardCharsets.UTF_8));
    }
}
