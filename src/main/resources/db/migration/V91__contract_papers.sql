-- More kinds of paper, each with a series of its own.
INSERT INTO voucher_series (kind) VALUES ('signed-contract');
INSERT INTO voucher_series (kind) VALUES ('terms');
INSERT INTO voucher_series (kind) VALUES ('delivery');
INSERT INTO voucher_series (kind) VALUES ('settlement');

-- By which version of which template a contract was written. What there was before had the words of version 1.
ALTER TABLE contract ADD COLUMN template VARCHAR(40);
ALTER TABLE contract ADD COLUMN template_version INTEGER;
UPDATE contract SET template_version = 1, template = (
    SELECT CASE WHEN r.country = 'CHN' THEN 'cn-postpaid-voice' ELSE 'jp-postpaid-voice' END
    FROM registration r WHERE r.reference = contract.reference);
ALTER TABLE contract ALTER COLUMN template SET NOT NULL;
ALTER TABLE contract ALTER COLUMN template_version SET NOT NULL;

-- By which way the last code to sign with was sent.
ALTER TABLE contract ADD COLUMN code_channel VARCHAR(10);

-- What was drawn on the clerk's screen, sealed; by which way the code came that an online signature gave.
ALTER TABLE contract_signature ADD COLUMN drawing BYTEA;
ALTER TABLE contract_signature ADD COLUMN code_channel VARCHAR(10);

-- The signed copy: contract, who signed how and when, and the scan of the page signed on paper. A paper like others,
-- bound by number and hash, so that neither it nor the scan's hash changes any more.
CREATE TABLE signed_copy (
    reference   VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES contract_signature (reference),
    voucher_no  VARCHAR(20) NOT NULL,
    sha256      VARCHAR(64) NOT NULL,
    scan        BYTEA,
    scan_type   VARCHAR(40),
    scan_sha256 VARCHAR(64),
    made_by     VARCHAR(64) NOT NULL,
    made_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT signed_copy_scan CHECK ((scan IS NULL) = (scan_sha256 IS NULL)),
    CONSTRAINT signed_copy_is_a_voucher FOREIGN KEY (voucher_no, sha256) REFERENCES voucher (voucher_no, sha256)
);

-- One delivery note for each card or profile that was handed over.
CREATE TABLE delivery_note (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    serial     VARCHAR(40) NOT NULL,
    voucher_no VARCHAR(20) NOT NULL REFERENCES voucher (voucher_no),
    PRIMARY KEY (reference, serial)
);
