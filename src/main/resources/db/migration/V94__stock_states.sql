-- Where an item lies (an office, or the central store), until when it is held or rests, and why it is out of use.
-- The constraints say the same as the types: each state has exactly the columns that belong to it.
ALTER TABLE sim ADD COLUMN office VARCHAR(40) DEFAULT 'central' NOT NULL;
ALTER TABLE sim ADD COLUMN held_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE sim ADD COLUMN reason VARCHAR(20);
ALTER TABLE sim DROP CONSTRAINT sim_state;
ALTER TABLE sim DROP CONSTRAINT sim_held;
UPDATE sim SET held_until = changed_at + INTERVAL '90' DAY WHERE state = 'reserved';
UPDATE sim SET reason = CASE WHEN left_the_house THEN 'given-back' ELSE 'taken-out' END WHERE state = 'blocked';
ALTER TABLE sim ADD CONSTRAINT sim_state
    CHECK (state IN ('in-stock', 'reserved', 'issued', 'blocked', 'scrapped'));
ALTER TABLE sim ADD CONSTRAINT sim_held CHECK ((state IN ('reserved', 'issued')) = (reference IS NOT NULL));
ALTER TABLE sim ADD CONSTRAINT sim_held_until CHECK ((state = 'reserved') = (held_until IS NOT NULL));
ALTER TABLE sim ADD CONSTRAINT sim_reason CHECK ((state IN ('blocked', 'scrapped')) = (reason IS NOT NULL));
DROP INDEX sim_next;
CREATE INDEX sim_next ON sim (pool, form, state, office, seq);

ALTER TABLE card ADD COLUMN office VARCHAR(40) DEFAULT 'central' NOT NULL;
ALTER TABLE card ADD COLUMN held_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE card ADD COLUMN reason VARCHAR(20);
ALTER TABLE card DROP CONSTRAINT card_state;
ALTER TABLE card DROP CONSTRAINT card_held;
UPDATE card SET held_until = changed_at + INTERVAL '90' DAY WHERE state = 'reserved';
UPDATE card SET reason = CASE WHEN left_the_house THEN 'given-back' ELSE 'taken-out' END WHERE state = 'blocked';
ALTER TABLE card ADD CONSTRAINT card_state
    CHECK (state IN ('in-stock', 'reserved', 'issued', 'blocked', 'scrapped'));
ALTER TABLE card ADD CONSTRAINT card_held CHECK ((state IN ('reserved', 'issued')) = (reference IS NOT NULL));
ALTER TABLE card ADD CONSTRAINT card_held_until CHECK ((state = 'reserved') = (held_until IS NOT NULL));
ALTER TABLE card ADD CONSTRAINT card_reason CHECK ((state IN ('blocked', 'scrapped')) = (reason IS NOT NULL));
DROP INDEX card_next;
CREATE INDEX card_next ON card (pool, product, state, office, seq);

-- A number may rest before it is given again, and a few may be offered to one registration for some minutes.
ALTER TABLE phone_number ADD COLUMN office VARCHAR(40) DEFAULT 'central' NOT NULL;
ALTER TABLE phone_number ADD COLUMN held_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE phone_number ADD COLUMN reason VARCHAR(20);
ALTER TABLE phone_number ADD COLUMN offered_to VARCHAR(16) REFERENCES registration (reference);
ALTER TABLE phone_number DROP CONSTRAINT phone_number_state;
ALTER TABLE phone_number DROP CONSTRAINT phone_number_held;
UPDATE phone_number SET held_until = changed_at + INTERVAL '90' DAY WHERE state = 'reserved';
UPDATE phone_number SET reason = CASE WHEN left_the_house THEN 'given-back' ELSE 'taken-out' END
    WHERE state = 'blocked';
ALTER TABLE phone_number ADD CONSTRAINT phone_number_state
    CHECK (state IN ('in-stock', 'offered', 'reserved', 'issued', 'resting', 'blocked', 'scrapped'));
ALTER TABLE phone_number ADD CONSTRAINT phone_number_held
    CHECK ((state IN ('reserved', 'issued')) = (reference IS NOT NULL));
ALTER TABLE phone_number ADD CONSTRAINT phone_number_offered CHECK ((state = 'offered') = (offered_to IS NOT NULL));
ALTER TABLE phone_number ADD CONSTRAINT phone_number_held_until
    CHECK ((state IN ('offered', 'reserved', 'resting')) = (held_until IS NOT NULL));
ALTER TABLE phone_number ADD CONSTRAINT phone_number_reason
    CHECK ((state IN ('blocked', 'scrapped')) = (reason IS NOT NULL));
DROP INDEX phone_number_next;
CREATE INDEX phone_number_next ON phone_number (pool, state, office, seq);
CREATE INDEX phone_number_until ON phone_number (state, held_until);
CREATE INDEX phone_number_offered_to ON phone_number (offered_to);

-- Which numbers a registration was shown; offer_no counts its fresh offers.
CREATE TABLE number_offer (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    offer_no   INTEGER     NOT NULL,
    msisdn     VARCHAR(20) NOT NULL REFERENCES phone_number (msisdn),
    offered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT number_offer_once UNIQUE (reference, offer_no, msisdn)
);

-- Whose counter a registration belongs to; without a row the central store serves it.
CREATE TABLE registration_office (
    reference VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    office    VARCHAR(40) NOT NULL
);
ALTER TABLE stock_waiting ADD COLUMN office VARCHAR(40) DEFAULT 'central' NOT NULL;

ALTER TABLE stock_movement ADD COLUMN pool VARCHAR(60);
ALTER TABLE stock_movement ADD COLUMN office VARCHAR(40);
ALTER TABLE stock_movement ADD COLUMN reason VARCHAR(20);
ALTER TABLE stock_movement ADD COLUMN held_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE stock_movement ADD COLUMN by_whom VARCHAR(64);

-- How many should at least lie there; form is sim, esim, number or a card product. low_since: below it since then, and told.
CREATE TABLE stock_mark (
    pool      VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    form      VARCHAR(60) NOT NULL,
    office    VARCHAR(40) NOT NULL,
    least     INTEGER     NOT NULL,
    low_since TIMESTAMP WITH TIME ZONE,
    CONSTRAINT stock_mark_once PRIMARY KEY (pool, form, office),
    CONSTRAINT stock_mark_least CHECK (least > 0)
);
