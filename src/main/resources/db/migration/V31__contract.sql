-- The contract of a registration: which paper it is, named by number and hash.
CREATE TABLE contract (
    reference    VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    voucher_no   VARCHAR(20) NOT NULL,
    sha256       VARCHAR(64) NOT NULL,
    prepared_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT contract_paper UNIQUE (reference, voucher_no, sha256),
    CONSTRAINT contract_is_a_voucher FOREIGN KEY (voucher_no, sha256) REFERENCES voucher (voucher_no, sha256)
);

-- A signature binds number and hash: while it stands, the database lets neither contract nor paper change or go.
CREATE TABLE contract_signature (
    reference   VARCHAR(16) NOT NULL PRIMARY KEY,
    voucher_no  VARCHAR(20) NOT NULL,
    sha256      VARCHAR(64) NOT NULL,
    method      VARCHAR(20) NOT NULL,
    signed_name BYTEA       NOT NULL,
    recorded_by VARCHAR(64) NOT NULL,
    signed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT signature_binds FOREIGN KEY (reference, voucher_no, sha256)
        REFERENCES contract (reference, voucher_no, sha256)
);

-- Who recorded the signature for which human task; its completion asks for this.
CREATE TABLE signature_evidence (
    task_id   VARCHAR(64) NOT NULL,
    assignee  VARCHAR(64) NOT NULL,
    reference VARCHAR(16) NOT NULL REFERENCES contract_signature (reference),
    at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (task_id, assignee)
);
