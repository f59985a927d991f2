-- One row a series; it is the lock of its numbers, which are counted from the vouchers themselves.
CREATE TABLE voucher_series (
    kind VARCHAR(20) NOT NULL PRIMARY KEY
);
INSERT INTO voucher_series (kind) VALUES ('contract');
INSERT INTO voucher_series (kind) VALUES ('receipt');
INSERT INTO voucher_series (kind) VALUES ('refund');

-- Papers for customers. Rows are only ever added.
CREATE TABLE voucher (
    voucher_no   VARCHAR(20) NOT NULL PRIMARY KEY,
    kind         VARCHAR(20) NOT NULL REFERENCES voucher_series (kind),
    series_year  INTEGER     NOT NULL,
    series_place INTEGER     NOT NULL CHECK (series_place > 0),
    reference    VARCHAR(16) NOT NULL REFERENCES registration (reference),
    language     VARCHAR(10) NOT NULL,
    issued_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    size         INTEGER     NOT NULL,
    sha256       VARCHAR(64) NOT NULL,
    sealed       BYTEA       NOT NULL,
    CONSTRAINT voucher_series_place UNIQUE (kind, series_year, series_place),
    CONSTRAINT voucher_content UNIQUE (voucher_no, sha256)
);
CREATE INDEX voucher_reference ON voucher (reference, issued_at);
