-- Told once when the stock of a form in an office falls below its mark; by mail where there is a server and an address.
CREATE TABLE stock_alarm (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pool       VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    form       VARCHAR(60) NOT NULL,
    office     VARCHAR(40) NOT NULL,
    free       INTEGER     NOT NULL,
    least      INTEGER     NOT NULL,
    fallen_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    state      VARCHAR(10) NOT NULL,
    CONSTRAINT stock_alarm_state CHECK (state IN ('waiting', 'sent', 'kept'))
);
CREATE INDEX stock_alarm_state ON stock_alarm (state, id);

-- A card or SIM that takes another's place after its issue; open_reference is unique, so that there is one at a time.
CREATE TABLE card_replacement (
    id             VARCHAR(36) NOT NULL PRIMARY KEY,
    reference      VARCHAR(16) NOT NULL REFERENCES registration (reference),
    open_reference VARCHAR(16) UNIQUE,
    reason         VARCHAR(20) NOT NULL,
    asked_by       VARCHAR(64) NOT NULL,
    asked_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    state          VARCHAR(10) NOT NULL,
    old_serial     VARCHAR(24) NOT NULL,
    new_serial     VARCHAR(24),
    task_id        VARCHAR(64),
    settled_by     VARCHAR(64),
    settled_at     TIMESTAMP WITH TIME ZONE,
    CONSTRAINT card_replacement_state CHECK (state IN ('open', 'replaced', 'dropped')),
    CONSTRAINT card_replacement_open CHECK ((state = 'open') = (open_reference IS NOT NULL)),
    CONSTRAINT card_replacement_new CHECK ((state = 'replaced') = (new_serial IS NOT NULL))
);
CREATE INDEX card_replacement_reference ON card_replacement (reference, asked_at);
