-- What was measured on a page and how it was judged, with the page itself. Numbers of pictures, nothing of a person.
CREATE TABLE page_measure (
    reference VARCHAR(16) NOT NULL,
    kind      VARCHAR(30) NOT NULL,
    round     INTEGER     NOT NULL,
    measure   VARCHAR(30) NOT NULL,
    seq       INTEGER     NOT NULL,
    measured  DOUBLE PRECISION,
    outcome   VARCHAR(10),
    code      VARCHAR(40),
    PRIMARY KEY (reference, kind, round, measure),
    FOREIGN KEY (reference, kind, round) REFERENCES attachment (reference, kind, round) ON DELETE CASCADE
);
