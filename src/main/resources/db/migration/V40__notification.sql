-- What applicants are told. Address and text are sealed; state says whether it still waits, has gone by mail, is kept
-- because no mail server is set up, or has to be told by phone or at the counter because there is no address.
CREATE TABLE notice (
    id         VARCHAR(36) NOT NULL PRIMARY KEY,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    kind       VARCHAR(20) NOT NULL,
    language   VARCHAR(10) NOT NULL,
    recipient  BYTEA,
    subject    BYTEA       NOT NULL,
    body       BYTEA       NOT NULL,
    state      VARCHAR(10) NOT NULL,
    failures   INTEGER     NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT notice_state CHECK (state IN ('waiting', 'sent', 'kept', 'to-tell'))
);
CREATE INDEX notice_newest ON notice (written_at, id);
CREATE INDEX notice_reference ON notice (reference, written_at);
