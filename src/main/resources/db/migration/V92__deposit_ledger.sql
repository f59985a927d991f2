-- The deposit becomes a full ledger: more ways in, surplus and late money, debts at the end of a contract.

-- Money that came in, each payment once, by whichever way we heard of it first. The reference is empty while nobody
-- knows whose money it is.
CREATE TABLE deposit_payment (
    payment_id  VARCHAR(40)    NOT NULL PRIMARY KEY,
    reference   VARCHAR(16) REFERENCES registration (reference),
    method      VARCHAR(12)    NOT NULL CHECK (method IN ('cash', 'card', 'transfer', 'provider')),
    amount      DECIMAL(14, 2) NOT NULL CHECK (amount > 0),
    currency    VARCHAR(3)     NOT NULL,
    external_id VARCHAR(128)   NOT NULL,
    source      VARCHAR(10)    NOT NULL CHECK (source IN ('desk', 'webhook', 'statement')),
    told_id     VARCHAR(128),
    provider_id VARCHAR(128),
    recorded_by VARCHAR(64)    NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT deposit_payment_told_once UNIQUE (reference, told_id),
    CONSTRAINT deposit_payment_provider_once UNIQUE (provider_id)
);
CREATE INDEX deposit_payment_external ON deposit_payment (external_id);

INSERT INTO deposit_payment (payment_id, reference, method, amount, currency, external_id, source, told_id, recorded_by, at)
SELECT 'P-' || reference || '-' || CAST(seq AS VARCHAR(10)), reference, debit, amount, currency, external_id, 'desk',
       external_id, recorded_by, at
FROM deposit_entry WHERE kind = 'paid';

ALTER TABLE deposit_entry DROP CONSTRAINT deposit_accounts;
ALTER TABLE deposit_entry DROP CONSTRAINT deposit_papers;
ALTER TABLE deposit_entry DROP CONSTRAINT deposit_payment_once;
ALTER TABLE deposit_entry ADD COLUMN payment_id VARCHAR(40) REFERENCES deposit_payment (payment_id);
UPDATE deposit_entry SET payment_id = 'P-' || reference || '-' || CAST(seq AS VARCHAR(10)) WHERE kind = 'paid';

-- A payment may fill what is open and leave a surplus: two entries, never two of one kind.
ALTER TABLE deposit_entry ADD CONSTRAINT deposit_payment_once UNIQUE (reference, payment_id, kind, credit, debit);
ALTER TABLE deposit_entry ADD CONSTRAINT deposit_accounts CHECK (
    (kind = 'asked' AND debit = 'due' AND credit = 'held')
    OR (kind = 'paid' AND debit IN ('cash', 'card', 'transfer', 'provider') AND credit = 'due')
    OR (kind IN ('overpaid', 'late', 'foreign') AND debit IN ('cash', 'card', 'transfer', 'provider')
        AND credit = 'refund-due')
    OR (kind = 'cleared' AND debit = 'transfer' AND credit IN ('card', 'provider'))
    OR (kind = 'lapsed' AND debit = 'held' AND credit = 'due')
    OR (kind = 'applied' AND debit = 'held' AND credit = 'applied')
    OR (kind = 'settled' AND debit = 'held' AND credit = 'refund-due')
    OR (kind = 'reversed' AND debit IN ('due', 'refund-due') AND credit IN ('card', 'transfer', 'provider'))
    OR (kind = 'refunded' AND debit = 'refund-due' AND credit IN ('cash', 'card', 'transfer', 'provider')));
ALTER TABLE deposit_entry ADD CONSTRAINT deposit_papers CHECK (
    (kind IN ('paid', 'overpaid', 'late', 'foreign')
        AND external_id IS NOT NULL AND voucher_no IS NOT NULL AND payment_id IS NOT NULL)
    OR (kind IN ('reversed', 'cleared') AND external_id IS NOT NULL AND voucher_no IS NULL AND payment_id IS NOT NULL)
    OR (kind = 'refunded' AND external_id IS NULL AND voucher_no IS NOT NULL AND payment_id IS NULL)
    OR (kind IN ('asked', 'lapsed', 'applied', 'settled')
        AND external_id IS NULL AND voucher_no IS NULL AND payment_id IS NULL));

-- What the ledger says cannot be said otherwise: each entry is referred to with all it says, so that the database
-- itself refuses to change or remove it (ADR 92).
ALTER TABLE deposit_entry ADD CONSTRAINT deposit_entry_words
    UNIQUE (reference, seq, kind, debit, credit, amount, currency, recorded_by, at);
CREATE TABLE deposit_entry_seal (
    reference   VARCHAR(16)    NOT NULL,
    seq         INTEGER        NOT NULL,
    kind        VARCHAR(10)    NOT NULL,
    debit       VARCHAR(12)    NOT NULL,
    credit      VARCHAR(12)    NOT NULL,
    amount      DECIMAL(14, 2) NOT NULL,
    currency    VARCHAR(3)     NOT NULL,
    recorded_by VARCHAR(64)    NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, seq),
    CONSTRAINT deposit_entry_stands FOREIGN KEY (reference, seq, kind, debit, credit, amount, currency, recorded_by, at)
        REFERENCES deposit_entry (reference, seq, kind, debit, credit, amount, currency, recorded_by, at)
);
INSERT INTO deposit_entry_seal (reference, seq, kind, debit, credit, amount, currency, recorded_by, at)
SELECT reference, seq, kind, debit, credit, amount, currency, recorded_by, at FROM deposit_entry;

-- Money of nobody we know yet: it came in, and is either booked for a registration later or sent back.
CREATE TABLE suspense_entry (
    payment_id  VARCHAR(40)    NOT NULL REFERENCES deposit_payment (payment_id),
    seq         INTEGER        NOT NULL CHECK (seq > 0),
    kind        VARCHAR(10)    NOT NULL,
    debit       VARCHAR(12)    NOT NULL,
    credit      VARCHAR(12)    NOT NULL,
    amount      DECIMAL(14, 2) NOT NULL CHECK (amount > 0),
    currency    VARCHAR(3)     NOT NULL,
    recorded_by VARCHAR(64)    NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (payment_id, seq),
    CONSTRAINT suspense_once UNIQUE (payment_id, kind),
    CONSTRAINT suspense_entry_words UNIQUE (payment_id, seq, kind, debit, credit, amount, currency, recorded_by, at),
    CONSTRAINT suspense_accounts CHECK (
        (kind = 'arrived' AND debit IN ('card', 'transfer', 'provider') AND credit = 'suspense')
        OR (kind = 'cleared' AND debit = 'transfer' AND credit IN ('card', 'provider'))
        OR (kind IN ('assigned', 'sent-back', 'bounced') AND debit = 'suspense'
            AND credit IN ('card', 'transfer', 'provider')))
);
CREATE TABLE suspense_entry_seal (
    payment_id  VARCHAR(40)    NOT NULL,
    seq         INTEGER        NOT NULL,
    kind        VARCHAR(10)    NOT NULL,
    debit       VARCHAR(12)    NOT NULL,
    credit      VARCHAR(12)    NOT NULL,
    amount      DECIMAL(14, 2) NOT NULL,
    currency    VARCHAR(3)     NOT NULL,
    recorded_by VARCHAR(64)    NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (payment_id, seq),
    CONSTRAINT suspense_entry_stands FOREIGN KEY
        (payment_id, seq, kind, debit, credit, amount, currency, recorded_by, at)
        REFERENCES suspense_entry (payment_id, seq, kind, debit, credit, amount, currency, recorded_by, at)
);

-- All there is in the books, by whom it is about: what the daily closing adds up.
CREATE VIEW ledger_line AS
SELECT reference AS holder, seq, kind, debit, credit, amount, currency, voucher_no, recorded_by, at FROM deposit_entry
UNION ALL
SELECT payment_id AS holder, seq, kind, debit, credit, amount, currency, CAST(NULL AS VARCHAR(20)) AS voucher_no,
       recorded_by, at FROM suspense_entry;
CREATE INDEX deposit_entry_day ON deposit_entry (at);
CREATE INDEX suspense_entry_day ON suspense_entry (at);

-- Whose refund task is open: at most one a registration, in the give-back of its process or beside it.
CREATE TABLE deposit_return (
    reference VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    process   VARCHAR(20) NOT NULL CHECK (process IN ('give-back', 'payment-return')),
    began_at  TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The final bill of a line that ends: debts that the deposit answers for (JP-26).
CREATE TABLE final_bill (
    reference VARCHAR(16)    NOT NULL PRIMARY KEY REFERENCES registration (reference),
    debts     DECIMAL(14, 2) NOT NULL CHECK (debts >= 0),
    currency  VARCHAR(3)     NOT NULL,
    bill_no   VARCHAR(128)   NOT NULL,
    stated_by VARCHAR(64)    NOT NULL,
    at        TIMESTAMP WITH TIME ZONE NOT NULL
);

-- One row: whoever looks whether a payment from outside is known already holds it, so that webhook, statement and desk
-- never book one payment each.
CREATE TABLE payment_gate (
    gate INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO payment_gate (gate) VALUES (1);
