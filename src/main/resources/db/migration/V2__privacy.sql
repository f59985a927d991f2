-- Personal data: sealed with a key per registration; that key is wrapped by one that lies outside the database.
CREATE TABLE data_key (
    reference  VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    wrapped    BYTEA       NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE personal_data (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    sealed     BYTEA       NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, round)
);

CREATE TABLE attachment (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    kind       VARCHAR(30) NOT NULL,
    round      INTEGER     NOT NULL,
    media_type VARCHAR(30) NOT NULL,
    width      INTEGER     NOT NULL,
    height     INTEGER     NOT NULL,
    size       INTEGER     NOT NULL,
    sealed     BYTEA       NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, kind, round)
);

CREATE TABLE fingerprint (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    kind       VARCHAR(20) NOT NULL,
    print      VARCHAR(64) NOT NULL,
    PRIMARY KEY (reference, kind, print)
);
CREATE INDEX fingerprint_print ON fingerprint (kind, print);

CREATE TABLE reveal (
    id          VARCHAR(36) NOT NULL PRIMARY KEY,
    reference   VARCHAR(16) NOT NULL REFERENCES registration (reference),
    revealed_to VARCHAR(64) NOT NULL,
    purpose     VARCHAR(30) NOT NULL,
    what        VARCHAR(60) NOT NULL,
    task_id     VARCHAR(64),
    at          TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX reveal_reference ON reveal (reference, at);
