package io.meibo.identity.line;

import io.meibo.identity.line.Holders.Holder;
import io.meibo.privacy.Fingerprints.Print;
import io.meibo.shared.RegistrationId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes whoever counts the lines of one person wait for whoever does the same, on whichever node. An operator and a print
 * fall on one of a fixed number of rows; the rows of a holder are locked in ascending order, so that no two ever wait for
 * each other. They are taken before the lock of the registration's own row; no other row is locked under them.
 */
@Component
class LineLocks {

    static final int STRIPES = 256;

    private final Holders holders;
    private final JdbcClient jdbc;

    LineLocks(Holders holders, JdbcClient jdbc) {
        this.holders = holders;
        this.jdbc = jdbc;
    }

    /** Who holds the registration, locked for this operator until the transaction ends. */
    Holder lock(String operator, RegistrationId reference) {
        SortedSet<Integer> locked = stripes(operator, holders.of(reference));
        locked.forEach(this::lock);
        Holder holder = holders.of(reference);
        // Between looking and locking somebody may have linked two persons: what came in must lie behind what we hold.
        SortedSet<Integer> missing = stripes(operator, holder);
        missing.removeAll(locked);
        if (!missing.isEmpty() && !locked.isEmpty() && missing.first() < locked.last()) {
            throw new CannotAcquireLockException(
                    "persons were linked while their lines were counted; to be tried again");
        }
        if (missing.isEmpty()) {
            return holder;
        }
        missing.forEach(this::lock);
        return holders.of(reference);
    }

    private void lock(int stripe) {
        jdbc.sql("SELECT stripe FROM line_lock WHERE stripe = :stripe FOR UPDATE")
                .param("stripe", stripe)
                .query(Integer.class)
                .single();
    }

    private static SortedSet<Integer> stripes(String operator, Holder holder) {
        return holder.prints().stream()
                .map(Print::value)
                .map(print -> Math.floorMod((operator + "|" + print).hashCode(), STRIPES))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
