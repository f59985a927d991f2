-- Profiles ordered at the SM-DP+, one row an order; attempt counts the orders of a registration. Written before the order goes out, so
-- that what was asked and never answered is known. matching_id and confirmation_code are sealed with the registration's key.
CREATE TABLE esim_order (
    reference         VARCHAR(16) NOT NULL REFERENCES registration (reference),
    attempt           INTEGER     NOT NULL,
    iccid             VARCHAR(20) NOT NULL,
    state             VARCHAR(12) NOT NULL,
    progress          VARCHAR(16) NOT NULL,
    closing           VARCHAR(12),
    confirmation_code BYTEA       NOT NULL,
    matching_id       BYTEA,
    smdp_address      VARCHAR(255),
    said_function     VARCHAR(20),
    said_status       VARCHAR(24),
    said_subject      VARCHAR(24),
    said_reason       VARCHAR(24),
    said_at           TIMESTAMP WITH TIME ZONE,
    noted_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at         TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (reference, attempt),
    CONSTRAINT esim_order_state CHECK (state IN ('available', 'allocated', 'linked', 'confirmed', 'released', 'cancelled')),
    CONSTRAINT esim_order_progress CHECK (progress IN ('none', 'failed', 'downloaded', 'not-installed', 'installed')),
    CONSTRAINT esim_order_closing CHECK (closing IN ('cancelled', 'refused', 'blocked', 'ended')),
    CONSTRAINT esim_order_closed CHECK ((closing IS NULL) = (closed_at IS NULL))
);
CREATE INDEX esim_order_iccid ON esim_order (iccid);

-- The phone an eSIM was ordered for: EID sealed, and its keyed print to count the numbers of one phone (CN-13).
CREATE TABLE esim_device (
    reference VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    eid       BYTEA       NOT NULL,
    print     VARCHAR(64) NOT NULL
);
CREATE INDEX esim_device_print ON esim_device (print);

-- Each display of an activation code: there is one an order.
CREATE TABLE esim_display (
    reference VARCHAR(16) NOT NULL,
    attempt   INTEGER     NOT NULL,
    place     VARCHAR(10) NOT NULL,
    shown_to  VARCHAR(64) NOT NULL,
    at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, attempt),
    FOREIGN KEY (reference, attempt) REFERENCES esim_order (reference, attempt),
    CONSTRAINT esim_display_place CHECK (place IN ('page', 'counter'))
);

-- What a clerk decided about a download that does not come to its end; issues_again counts against the one re-issue.
CREATE TABLE esim_mending (
    task_id      VARCHAR(64) NOT NULL PRIMARY KEY,
    reference    VARCHAR(16) NOT NULL REFERENCES registration (reference),
    outcome      VARCHAR(12) NOT NULL,
    reason       VARCHAR(24) NOT NULL,
    issues_again BOOLEAN     NOT NULL,
    decided_by   VARCHAR(64) NOT NULL,
    at           TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT esim_mending_outcome CHECK (outcome IN ('issue-again', 'give-up'))
);
CREATE INDEX esim_mending_reference ON esim_mending (reference);

-- Notices of the SM-DP+, each content once, whether its profile is known or not.
CREATE TABLE esim_notice (
    digest      VARCHAR(64) NOT NULL PRIMARY KEY,
    iccid       VARCHAR(24) NOT NULL,
    point       INTEGER     NOT NULL,
    status      VARCHAR(24) NOT NULL,
    subject     VARCHAR(24),
    reason      VARCHAR(24),
    told_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reference   VARCHAR(16),
    attempt     INTEGER,
    FOREIGN KEY (reference, attempt) REFERENCES esim_order (reference, attempt)
);
CREATE INDEX esim_notice_iccid ON esim_notice (iccid);
CREATE INDEX esim_notice_order ON esim_notice (reference, attempt);
