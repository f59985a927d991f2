-- What a clerk saw when a person showed a document; what was typed from it is compared and not kept.
CREATE TABLE document_look (
    id             VARCHAR(36) NOT NULL PRIMARY KEY,
    reference      VARCHAR(16) NOT NULL REFERENCES registration (reference),
    task_id        VARCHAR(64),
    looked_by      VARCHAR(64) NOT NULL,
    document_type  VARCHAR(60) NOT NULL,
    number_matched BOOLEAN,
    at             TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX document_look_of ON document_look (reference);

-- A card on its way by post; serial is what is printed on the card, outcome what became of the parcel.
CREATE TABLE parcel (
    reference       VARCHAR(16) NOT NULL REFERENCES registration (reference),
    seq             INTEGER     NOT NULL,
    serial          VARCHAR(24) NOT NULL,
    tracking_number VARCHAR(40) NOT NULL,
    post_kind       VARCHAR(30) NOT NULL,
    address_seq     INTEGER,
    posted_by       VARCHAR(64) NOT NULL,
    posted_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome         VARCHAR(10),
    outcome_at      TIMESTAMP WITH TIME ZONE,
    told_by         VARCHAR(64),
    told_at         TIMESTAMP WITH TIME ZONE,
    checked_in_by   VARCHAR(64),
    checked_in_at   TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (reference, seq)
);

-- An address that was proved after the application; sealed, beside the document that proved it.
CREATE TABLE delivery_address (
    reference     VARCHAR(16) NOT NULL REFERENCES registration (reference),
    seq           INTEGER     NOT NULL,
    sealed        BYTEA       NOT NULL,
    document_type VARCHAR(60) NOT NULL,
    proved_by     VARCHAR(64) NOT NULL,
    at            TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, seq)
);

-- What a clerk decided on a parcel that came back or never arrived.
CREATE TABLE returned_mail (
    task_id    VARCHAR(64) NOT NULL PRIMARY KEY,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    decision   VARCHAR(20) NOT NULL,
    decided_by VARCHAR(64) NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX returned_mail_of ON returned_mail (reference);
