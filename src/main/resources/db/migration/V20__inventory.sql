-- Stock of SIMs and numbers. The row of a pool is the lock under which its stock is given out, put back and refilled.
CREATE TABLE stock_pool (
    pool VARCHAR(60) NOT NULL PRIMARY KEY
);

-- Cards and profiles for eSIM (form). One column for the registration that holds it: two can never hold the same one. Unique: one never holds two.
CREATE TABLE sim (
    iccid          VARCHAR(20) NOT NULL PRIMARY KEY,
    imsi           VARCHAR(15) NOT NULL,
    form           VARCHAR(10) NOT NULL,
    pool           VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    state          VARCHAR(10) NOT NULL,
    reference      VARCHAR(16) REFERENCES registration (reference),
    left_the_house BOOLEAN     NOT NULL,
    seq            BIGINT GENERATED ALWAYS AS IDENTITY,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT sim_imsi UNIQUE (imsi),
    CONSTRAINT sim_registration UNIQUE (reference),
    CONSTRAINT sim_form CHECK (form IN ('sim', 'esim')),
    CONSTRAINT sim_state CHECK (state IN ('in-stock', 'reserved', 'issued', 'blocked')),
    CONSTRAINT sim_held CHECK ((state IN ('reserved', 'issued') AND reference IS NOT NULL)
        OR (state IN ('in-stock', 'blocked') AND reference IS NULL)),
    CONSTRAINT sim_in_the_house CHECK (state <> 'in-stock' OR left_the_house = FALSE)
);
CREATE INDEX sim_next ON sim (pool, form, state, seq);

CREATE TABLE phone_number (
    msisdn         VARCHAR(20) NOT NULL PRIMARY KEY,
    pool           VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    state          VARCHAR(10) NOT NULL,
    reference      VARCHAR(16) REFERENCES registration (reference),
    left_the_house BOOLEAN     NOT NULL,
    seq            BIGINT GENERATED ALWAYS AS IDENTITY,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT phone_number_registration UNIQUE (reference),
    CONSTRAINT phone_number_state CHECK (state IN ('in-stock', 'reserved', 'issued', 'blocked')),
    CONSTRAINT phone_number_held CHECK ((state IN ('reserved', 'issued') AND reference IS NOT NULL)
        OR (state IN ('in-stock', 'blocked') AND reference IS NULL)),
    CONSTRAINT phone_number_in_the_house CHECK (state <> 'in-stock' OR left_the_house = FALSE)
);
CREATE INDEX phone_number_next ON phone_number (pool, state, seq);

-- Who had which SIM and number when, for enquiries: one row per change of a single item; imports are not listed here.
CREATE TABLE stock_movement (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      VARCHAR(10) NOT NULL,
    item      VARCHAR(20) NOT NULL,
    state     VARCHAR(10) NOT NULL,
    reference VARCHAR(16) REFERENCES registration (reference),
    at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX stock_movement_item ON stock_movement (item, id);
CREATE INDEX stock_movement_reference ON stock_movement (reference, id);

-- Registrations that wait for stock, in order of arrival.
CREATE TABLE stock_waiting (
    reference    VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    pool         VARCHAR(60) NOT NULL REFERENCES stock_pool (pool),
    form         VARCHAR(10) NOT NULL,
    needs_number BOOLEAN     NOT NULL,
    place        BIGINT GENERATED ALWAYS AS IDENTITY,
    since        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX stock_waiting_place ON stock_waiting (pool, place);
