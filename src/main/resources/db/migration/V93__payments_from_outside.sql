-- What the payment provider told us, each message once; a repeat is answered from here.
CREATE TABLE inbound_message (
    message_id  VARCHAR(128) NOT NULL PRIMARY KEY,
    kind        VARCHAR(64)  NOT NULL,
    sha256      VARCHAR(64)  NOT NULL,
    outcome     VARCHAR(12)  NOT NULL,
    payment_id  VARCHAR(40) REFERENCES deposit_payment (payment_id),
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Bank statements (camt.053) that were read in; the account stands here as a digest only.
CREATE TABLE bank_statement (
    statement_key VARCHAR(64) NOT NULL PRIMARY KEY,
    sha256        VARCHAR(64) NOT NULL,
    currency      VARCHAR(3)  NOT NULL,
    opening       DECIMAL(18, 2) NOT NULL,
    closing       DECIMAL(18, 2) NOT NULL,
    imported_by   VARCHAR(64) NOT NULL,
    at            TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Each transaction of a statement, once, however many statements or versions of one tell of it.
CREATE TABLE bank_line (
    line_key      VARCHAR(64) NOT NULL PRIMARY KEY,
    statement_key VARCHAR(64) NOT NULL REFERENCES bank_statement (statement_key),
    place         INTEGER     NOT NULL,
    direction     VARCHAR(4)  NOT NULL CHECK (direction IN ('CRDT', 'DBIT')),
    reversal      BOOLEAN     NOT NULL,
    amount        DECIMAL(18, 2) NOT NULL,
    currency      VARCHAR(3)  NOT NULL,
    booked_on     DATE,
    outcome       VARCHAR(12) NOT NULL,
    payment_id    VARCHAR(40) REFERENCES deposit_payment (payment_id),
    matter_id     VARCHAR(40)
);
CREATE INDEX bank_line_payment ON bank_line (payment_id);

-- Money a person has to look at: of nobody we know, perhaps told twice, or taken back by its bank. What the payer wrote
-- is sealed and gone once it is decided.
CREATE TABLE payment_matter (
    matter_id  VARCHAR(40)    NOT NULL PRIMARY KEY,
    payment_id VARCHAR(40) REFERENCES deposit_payment (payment_id),
    reason     VARCHAR(20)    NOT NULL,
    method     VARCHAR(12)    NOT NULL,
    amount     DECIMAL(14, 2) NOT NULL,
    currency   VARCHAR(3)     NOT NULL,
    external_id VARCHAR(128)  NOT NULL,
    source     VARCHAR(10)    NOT NULL,
    booked_on  DATE,
    details    BYTEA,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    decision   VARCHAR(10) CHECK (decision IN ('assign', 'send-back', 'known')),
    reference  VARCHAR(16) REFERENCES registration (reference),
    decided_by VARCHAR(64),
    decided_at TIMESTAMP WITH TIME ZONE,
    task_id    VARCHAR(64)
);

-- Who looked at what a payer wrote.
CREATE TABLE payment_matter_look (
    matter_id VARCHAR(40) NOT NULL REFERENCES payment_matter (matter_id),
    user_id   VARCHAR(64) NOT NULL,
    at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX payment_matter_looked ON payment_matter_look (matter_id, at);
