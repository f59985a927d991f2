package io.meibo.policy;

/**
 * A table has met a case it leaves to a person where no person is at hand. In a process this ends as an incident, which
 * a person resolves by completing the table.
 */
public class UndecidedByPolicy extends RuntimeException {

    UndecidedByPolicy(String table, String product) {
        super("table " + table + " leaves product " + product + " to a person");
    }
}
