-- The ledger of deposits. Each row moves one amount from the credited to the debited account, so every transaction sums
-- to zero; which accounts a kind may touch is fixed here. Rows are only ever added.
CREATE TABLE deposit_entry (
    reference   VARCHAR(16)    NOT NULL REFERENCES registration (reference),
    seq         INTEGER        NOT NULL CHECK (seq > 0),
    kind        VARCHAR(10)    NOT NULL,
    debit       VARCHAR(12)    NOT NULL,
    credit      VARCHAR(12)    NOT NULL,
    amount      DECIMAL(14, 2) NOT NULL CHECK (amount > 0),
    currency    VARCHAR(3)     NOT NULL,
    external_id VARCHAR(128),
    voucher_no  VARCHAR(20) REFERENCES voucher (voucher_no),
    recorded_by VARCHAR(64)    NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, seq),
    CONSTRAINT deposit_payment_once UNIQUE (reference, external_id),
    CONSTRAINT deposit_accounts CHECK (
        (kind = 'asked' AND debit = 'due' AND credit = 'held')
        OR (kind = 'paid' AND debit IN ('cash', 'card', 'transfer') AND credit = 'due')
        OR (kind = 'lapsed' AND debit = 'held' AND credit = 'due')
        OR (kind = 'settled' AND debit = 'held' AND credit = 'refund-due')
        OR (kind = 'refunded' AND debit = 'refund-due' AND credit IN ('cash', 'card', 'transfer'))),
    CONSTRAINT deposit_papers CHECK (
        (kind = 'paid' AND external_id IS NOT NULL AND voucher_no IS NOT NULL)
        OR (kind = 'refunded' AND external_id IS NULL AND voucher_no IS NOT NULL)
        OR (kind NOT IN ('paid', 'refunded') AND external_id IS NULL AND voucher_no IS NULL))
);

-- Who recorded a payment or refund for which human task; its completion asks for this.
CREATE TABLE deposit_evidence (
    task_id   VARCHAR(64) NOT NULL,
    assignee  VARCHAR(64) NOT NULL,
    kind      VARCHAR(10) NOT NULL,
    reference VARCHAR(16) NOT NULL REFERENCES registration (reference),
    at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (task_id, assignee)
);
