-- What a changed table would have decided: each computation once, kept for a few days. Only references and codes.
CREATE TABLE replay (
    id             VARCHAR(36)   NOT NULL PRIMARY KEY,
    requested_by   VARCHAR(64)   NOT NULL,
    requested_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    period_from    DATE          NOT NULL,
    period_to      DATE          NOT NULL,
    table_names    VARCHAR(2000) NOT NULL,
    state          VARCHAR(12)   NOT NULL,
    stop_asked     BOOLEAN       NOT NULL,
    total          INTEGER       NOT NULL,
    done           INTEGER       NOT NULL,
    differing      INTEGER       NOT NULL,
    other_road     INTEGER       NOT NULL,
    other_rule     INTEGER       NOT NULL,
    not_asked      INTEGER       NOT NULL,
    not_replayable INTEGER       NOT NULL,
    started_at     TIMESTAMP WITH TIME ZONE,
    touched_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at       TIMESTAMP WITH TIME ZONE,
    expires_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX replay_newest ON replay (requested_at);

CREATE TABLE replay_finding (
    replay_id  VARCHAR(36)    NOT NULL REFERENCES replay (id),
    kind       VARCHAR(16)    NOT NULL,
    seq        INTEGER        NOT NULL,
    reference  VARCHAR(16)    NOT NULL,
    applied_on DATE           NOT NULL,
    body       VARCHAR(60000) NOT NULL,
    PRIMARY KEY (replay_id, kind, seq)
);

CREATE INDEX registration_applied ON registration (applied_on, reference);
