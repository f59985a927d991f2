package io.meibo.pages.staff;

/**
 * What surrounds every page of staff: who is logged in and which ways are open to him; {@code webapps} is where Tasklist
 * and Cockpit lie.
 */
record Frame(
        String userId,
        String webapps,
        boolean enters,
        boolean works,
        boolean seesRegistrations,
        boolean readsOutbox,
        boolean readsPolicy,
        boolean readsStock,
        boolean watches,
        boolean administers) {}
