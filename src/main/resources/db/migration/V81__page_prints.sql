-- By what a page is known again. Prints are keyed: without the house key they tell nothing. They go with the page.
CREATE TABLE page_print (
    reference VARCHAR(16) NOT NULL,
    kind      VARCHAR(30) NOT NULL,
    round     INTEGER     NOT NULL,
    sort      VARCHAR(12) NOT NULL,
    print     VARCHAR(64) NOT NULL,
    PRIMARY KEY (reference, kind, round, sort, print),
    FOREIGN KEY (reference, kind, round) REFERENCES attachment (reference, kind, round) ON DELETE CASCADE
);
CREATE INDEX page_print_print ON page_print (print, sort);

-- A miniature of each portrait, sealed with the key of its registration like the portrait itself.
CREATE TABLE portrait_miniature (
    reference VARCHAR(16) NOT NULL,
    kind      VARCHAR(30) NOT NULL,
    round     INTEGER     NOT NULL,
    sealed    BYTEA       NOT NULL,
    PRIMARY KEY (reference, kind, round),
    FOREIGN KEY (reference, kind, round) REFERENCES attachment (reference, kind, round) ON DELETE CASCADE
);
