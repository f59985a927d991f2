-- One code per registration and purpose; a new one takes the place of the former. Only a keyed print of it is kept.
CREATE TABLE one_time_code (
    reference    VARCHAR(16)  NOT NULL REFERENCES registration (reference),
    purpose      VARCHAR(40)  NOT NULL,
    print        VARCHAR(64)  NOT NULL,
    valid_until  TIMESTAMP WITH TIME ZONE NOT NULL,
    tries        INTEGER      NOT NULL CHECK (tries >= 0),
    issues       INTEGER      NOT NULL CHECK (issues > 0),
    counted_from TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, purpose)
);

-- The days a contract's terms count from: when the contract document was received and when the service began.
CREATE TABLE contract_dates (
    reference     VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    received_at   TIMESTAMP WITH TIME ZONE,
    received_by   VARCHAR(20),
    service_start TIMESTAMP WITH TIME ZONE,
    CONSTRAINT contract_dates_how CHECK ((received_at IS NULL) = (received_by IS NULL))
);

-- A notice goes by one channel; what of it is secret lies sealed beside its words and is forgotten once it was sent.
ALTER TABLE notice ALTER COLUMN kind SET DATA TYPE VARCHAR(40);
ALTER TABLE notice ADD COLUMN channel VARCHAR(10) DEFAULT 'mail' NOT NULL;
ALTER TABLE notice ADD COLUMN secrets BYTEA;
ALTER TABLE notice ADD CONSTRAINT notice_channel CHECK (channel IN ('mail', 'sms'));
