-- Transit and bank cards: each has its issuer's stock number. One column for the registration that holds it, as for SIMs.
CREATE TABLE card (
    card_number    VARCHAR(24) NOT NULL PRIMARY KEY,
    product        VARCHAR(60) NOT NULL,
    pool           VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    state          VARCHAR(10) NOT NULL,
    reference      VARCHAR(16) REFERENCES registration (reference),
    left_the_house BOOLEAN     NOT NULL,
    seq            BIGINT GENERATED ALWAYS AS IDENTITY,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT card_registration UNIQUE (reference),
    CONSTRAINT card_state CHECK (state IN ('in-stock', 'reserved', 'issued', 'blocked')),
    CONSTRAINT card_held CHECK ((state IN ('reserved', 'issued') AND reference IS NOT NULL)
        OR (state IN ('in-stock', 'blocked') AND reference IS NULL)),
    CONSTRAINT card_in_the_house CHECK (state <> 'in-stock' OR left_the_house = FALSE)
);
CREATE INDEX card_next ON card (pool, product, state, seq);

-- The ranges as they came from the issuer; no two of the same letters and length overlap.
CREATE TABLE card_range (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product      VARCHAR(60) NOT NULL,
    pool         VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    letters      VARCHAR(4)  NOT NULL,
    first_digits VARCHAR(20) NOT NULL,
    last_digits  VARCHAR(20) NOT NULL,
    check_digit  VARCHAR(10) NOT NULL,
    cards        INTEGER     NOT NULL,
    imported_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX card_range_letters ON card_range (letters, first_digits);

-- Who waits for a card waits for one of his product.
ALTER TABLE stock_waiting ALTER COLUMN form SET DATA TYPE VARCHAR(60);
ALTER TABLE stock_movement ALTER COLUMN item SET DATA TYPE VARCHAR(24);
