-- Records read by a card reader: sealed until used or expired; afterwards only that it was read, by whom, for what.
CREATE TABLE id_reading (
    id            VARCHAR(32) NOT NULL PRIMARY KEY,
    document_type VARCHAR(40) NOT NULL,
    sealed        BYTEA,
    meant_for     VARCHAR(16) REFERENCES registration (reference),
    read_by       VARCHAR(64) NOT NULL,
    read_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    used_for      VARCHAR(16) REFERENCES registration (reference),
    used_round    INTEGER,
    used_at       TIMESTAMP WITH TIME ZONE
);
CREATE INDEX id_reading_used ON id_reading (used_for);
CREATE INDEX id_reading_expiry ON id_reading (expires_at);
