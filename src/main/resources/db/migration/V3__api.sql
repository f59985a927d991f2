-- What a repeated request gets again. The answer may hold an access code, so it is sealed with the house key.
CREATE TABLE answered_request (
    caller       VARCHAR(64)  NOT NULL,
    repeat_key   VARCHAR(200) NOT NULL,
    request_hash VARCHAR(64)  NOT NULL,
    status       INTEGER      NOT NULL,
    location     VARCHAR(200),
    sealed_body  BYTEA        NOT NULL,
    at           TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (caller, repeat_key)
);
