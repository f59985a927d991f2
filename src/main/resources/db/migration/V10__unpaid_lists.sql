-- Who owes bills for mobile lines, by source (JP-25): keyed fingerprints only, no names and no numbers.
CREATE TABLE unpaid_list (
    source      VARCHAR(40) NOT NULL PRIMARY KEY,
    entries     INTEGER     NOT NULL,
    replaced_by VARCHAR(64) NOT NULL,
    replaced_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE unpaid_print (
    source VARCHAR(40) NOT NULL REFERENCES unpaid_list (source),
    kind   VARCHAR(20) NOT NULL,
    print  VARCHAR(64) NOT NULL,
    PRIMARY KEY (source, kind, print)
);
CREATE INDEX unpaid_print_print ON unpaid_print (kind, print);
