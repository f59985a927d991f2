package io.meibo.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.histories.Books.Task;
import io.meibo.shared.RegistrationId;
import io.meibo.support.Smdp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the books, the shelves, the engine and the SM-DP+ when nothing moves by itself. */
final class Audit {

    private static final Set<String> WITHOUT_A_LINE =
            Set.of("withdrawn", "rejected", "expired", "cancelled", "terminated");

    /** What may still be open beside a registration that is over: its money, its final bill, another card for it. */
    private static final String BESIDE =
            "task Task_(RefundDeposit|PayBack.*|StateFinalBill|DecideCancellation|ReplaceCard)"
                    + "|deadline|message (final-bill|replacement|cancellation|line).*";

    private final JdbcClient jdbc;
    private final Books engine;
    private final Smdp smdp;

    Audit(JdbcClient jdbc, Smdp smdp) {
        this.jdbc = jdbc;
        this.engine = new Books(jdbc);
        this.smdp = smdp;
    }

    /** One registration. */
    void of(RegistrationId reference) {
        String status = text(reference, "status").orElseThrow();
        List<Task> tasks = engine.tasks(reference);
        long refunds = tasks.stream()
                .filter(task -> task.key().equals("Task_RefundDeposit")
                        || task.key().startsWith("Task_Refund")
                        || task.key().startsWith("Task_PayBack"))
                .count();
        boolean billAwaited = tasks.stream().anyMatch(task -> task.key().equals("Task_StateFinalBill"));
        ledger(reference, status, refunds, billAwaited);
        stock(reference, status);
        waiting(reference, status);
    }

    private void ledger(RegistrationId reference, String status, long refunds, boolean billAwaited) {
        // what a payer's bank fetched again is open once more, whatever it had paid
        boolean takenBack = count(
                        "SELECT COUNT(*) FROM deposit_entry WHERE reference = :reference AND kind = 'reversed'",
                        reference)
                > 0;
        for (var books : balances(reference).entrySet()) {
            Map<String, BigDecimal> accounts = books.getValue();
            BigDecimal owed = owedTo(accounts, "refund-due");
            assertThat(accounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("%s: the books in %s sum to zero", reference, books.getKey())
                    .isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(owed).as("%s: nothing negative is owed", reference).isNotNegative();
            if (owed.signum() > 0) {
                assertThat(refunds)
                        .as("%s: %s %s is owed back, and somebody is to pay it", reference, owed, books.getKey())
                        .isEqualTo(1);
            }
            // the deposit of a line that has ended answers for the final bill until that is stated
            if (WITHOUT_A_LINE.contains(status) && !billAwaited) {
                assertThat(owedTo(accounts, "held"))
                        .as("%s: nothing held for it", reference)
                        .isZero();
                assertThat(owedTo(accounts, "due"))
                        .as("%s: nothing asked of it", reference)
                        .isZero();
            }
            if (status.equals("completed") && !takenBack) {
                assertThat(owedTo(accounts, "due"))
                        .as("%s: paid in full", reference)
                        .isZero();
            }
        }
        // a task whose money the payer's bank fetched meanwhile is there to be closed by a person
        assertThat(refunds == 0 || owesBack(reference) || takenBack)
                .as("%s: nobody is to pay back what is not owed", reference)
                .isTrue();
        assertThat(refunds).as("%s: one task of paying back at most", reference).isLessThan(2);
    }

    private boolean owesBack(RegistrationId reference) {
        return balances(reference).values().stream()
                .anyMatch(accounts -> owedTo(accounts, "refund-due").signum() > 0);
    }

    private static BigDecimal owedTo(Map<String, BigDecimal> accounts, String account) {
        BigDecimal balance = accounts.getOrDefault(account, BigDecimal.ZERO);
        BigDecimal owed = account.equals("due") ? balance : balance.negate();
        return owed.stripTrailingZeros();
    }

    /** Debits less credits, by currency and account. */
    private Map<String, Map<String, BigDecimal>> balances(RegistrationId reference) {
        var books = new TreeMap<String, Map<String, BigDecimal>>();
        jdbc.sql("SELECT debit, credit, amount, currency FROM deposit_entry WHERE reference = :reference")
                .param("reference", reference.value())
                .query(row -> {
                    Map<String, BigDecimal> accounts =
                            books.computeIfAbsent(row.getString("currency"), currency -> new TreeMap<>());
                    accounts.merge(row.getString("debit"), row.getBigDecimal("amount"), BigDecimal::add);
                    accounts.merge(
                            row.getString("credit"), row.getBigDecimal("amount").negate(), BigDecimal::add);
                });
        return books;
    }

    private void stock(RegistrationId reference, String status) {
        List<String> sims = states("sim", reference);
        List<String> numbers = states("phone_number", reference);
        if (status.equals("completed") && inUse(reference)) {
            assertThat(sims).as("%s: its SIM", reference).containsExactly("issued");
            assertThat(numbers).as("%s: its number", reference).containsExactly("issued");
        } else if (WITHOUT_A_LINE.contains(status)) {
            assertThat(sims)
                    .as("%s is %s: no SIM of it is left", reference, status)
                    .isEmpty();
            assertThat(numbers)
                    .as("%s is %s: no number of it is left", reference, status)
                    .isEmpty();
            assertThat(count("SELECT COUNT(*) FROM phone_number WHERE offered_to = :reference", reference))
                    .as("%s: nothing offered to it", reference)
                    .isZero();
            assertThat(count("SELECT COUNT(*) FROM stock_waiting WHERE reference = :reference", reference))
                    .as("%s: out of the line", reference)
                    .isZero();
            assertThat(count(
                            "SELECT COUNT(*) FROM esim_order WHERE reference = :reference AND closing IS NULL",
                            reference))
                    .as("%s: no order left open", reference)
                    .isZero();
        } else {
            assertThat(sims).as("%s: one SIM at most", reference).hasSizeLessThan(2);
            assertThat(numbers).as("%s: one number at most", reference).hasSizeLessThan(2);
        }
    }

    /** Neither ending nor without its card for a while. */
    private boolean inUse(RegistrationId reference) {
        return count("SELECT COUNT(*) FROM line_end WHERE reference = :reference AND state <> 'refused'", reference)
                        == 0
                && count("SELECT COUNT(*) FROM card_replacement WHERE reference = :reference", reference) == 0;
    }

    private List<String> states(String table, RegistrationId reference) {
        return jdbc.sql("SELECT state FROM " + table + " WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .list();
    }

    /** Ended and still, or waiting for something that has a name and can come. */
    private void waiting(RegistrationId reference, String status) {
        Set<String> waits = engine.waits(reference);
        if (status.equals("completed") || WITHOUT_A_LINE.contains(status)) {
            assertThat(waits.stream().filter(wait -> !wait.matches(BESIDE)))
                    .as("%s is %s and waits for nothing but its money", reference, status)
                    .isEmpty();
        } else {
            assertThat(waits)
                    .as("%s is %s and waits for something", reference, status)
                    .isNotEmpty();
            assertThat(text(reference, "awaiting"))
                    .as("%s: what it waits for has a name", reference)
                    .isNotEmpty();
        }
    }

    /** The whole house. */
    void all() {
        assertThat(jdbc.sql("SELECT kind, series_year FROM voucher GROUP BY kind, series_year"
                                + " HAVING MAX(series_place) <> COUNT(*) OR MIN(series_place) <> 1")
                        .query()
                        .listOfRows())
                .as("papers are numbered without gaps")
                .isEmpty();
        for (String table : List.of("sim", "phone_number", "card")) {
            assertThat(jdbc.sql("SELECT reference FROM " + table
                                    + " WHERE reference IS NOT NULL GROUP BY reference HAVING COUNT(*) > 1")
                            .query(String.class)
                            .list())
                    .as("one of %s for one registration", table)
                    .isEmpty();
            assertThat(jdbc.sql("SELECT t.reference FROM " + table
                                    + " t JOIN registration r ON r.reference = t.reference"
                                    + " WHERE t.state = 'reserved' AND r.status IN"
                                    + " ('completed', 'withdrawn', 'rejected', 'expired', 'cancelled', 'terminated')")
                            .query(String.class)
                            .list())
                    .as("nothing of %s reserved without a living owner", table)
                    .isEmpty();
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM deposit_entry")
                        .query(Long.class)
                        .single())
                .as("each entry is sealed")
                .isEqualTo(jdbc.sql("SELECT COUNT(*) FROM deposit_entry_seal")
                        .query(Long.class)
                        .single());
        smdp();
    }

    /** For every ICCID that the SM-DP+ knows, it says what we say. */
    private void smdp() {
        Map<String, String> ours = new TreeMap<>();
        jdbc.sql("SELECT iccid, state FROM sim WHERE form = 'esim'").query(row -> {
            ours.put(row.getString("iccid"), row.getString("state"));
        });
        Map<String, String> orders = new TreeMap<>();
        jdbc.sql("SELECT iccid, state, progress FROM esim_order WHERE closing IS NULL")
                .query(row -> {
                    orders.put(row.getString("iccid"), row.getString("state") + "/" + row.getString("progress"));
                });
        for (JsonNode profile : smdp.profiles().values()) {
            String iccid = profile.path("iccid").asText();
            String state = profile.path("state").asText();
            assertThat(state)
                    .as("profile …%s, with us %s, order %s", iccid.substring(14), ours.get(iccid), orders.get(iccid))
                    .isIn(expected(ours.getOrDefault(iccid, "unknown"), orders.get(iccid)));
        }
    }

    private static List<String> expected(String ours, @org.jspecify.annotations.Nullable String order) {
        return switch (ours) {
            case "in-stock" -> List.of("Available");
            case "blocked", "scrapped" -> List.of("Available", "Unavailable", "Downloaded", "Installed", "Error");
            case "reserved", "issued" -> order == null ? List.of("Available") : ordered(order);
            default -> List.of();
        };
    }

    private static List<String> ordered(String order) {
        String state = order.replaceFirst("/.*", "");
        return switch (order.replaceFirst(".*/", "")) {
            case "downloaded" -> List.of("Downloaded");
            case "installed" -> List.of("Installed");
            case "not-installed" -> List.of("Error");
            case "failed" -> List.of("Released", "Error");
            default -> List.of(state.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + state.substring(1));
        };
    }

    private Optional<String> text(RegistrationId reference, String column) {
        return jdbc.sql("SELECT " + column + " FROM registration WHERE reference = :reference AND " + column
                        + " IS NOT NULL")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
    }

    private int count(String sql, RegistrationId reference) {
        return jdbc.sql(sql)
                .param("reference", reference.value())
                .query(Integer.class)
                .single();
    }
}
