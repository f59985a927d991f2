-- One row per registration: impersonal facts and where it stands.
CREATE TABLE registration (
    reference            VARCHAR(16)  NOT NULL PRIMARY KEY,
    product              VARCHAR(60)  NOT NULL,
    plan                 VARCHAR(60),
    country              VARCHAR(3)   NOT NULL,
    operator             VARCHAR(60)  NOT NULL,
    channel              VARCHAR(20)  NOT NULL,
    verification         VARCHAR(30)  NOT NULL,
    language             VARCHAR(10)  NOT NULL,
    document_type        VARCHAR(40)  NOT NULL,
    delivery_form        VARCHAR(10)  NOT NULL,
    delivery_method      VARCHAR(10)  NOT NULL,
    applied_on           DATE         NOT NULL,
    entered_by           VARCHAR(64)  NOT NULL,
    external_system      VARCHAR(64),
    external_id          VARCHAR(128),
    access_code_hash     VARCHAR(100) NOT NULL,
    round                INTEGER      NOT NULL,
    status               VARCHAR(30)  NOT NULL,
    step                 VARCHAR(64),
    awaiting             VARCHAR(20),
    awaiting_from        VARCHAR(10),
    awaiting_until       TIMESTAMP WITH TIME ZONE,
    deposit_amount       DECIMAL(14, 2),
    deposit_currency     VARCHAR(3),
    process_key          VARCHAR(64),
    process_instance_id  VARCHAR(64),
    created_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT registration_external UNIQUE (external_system, external_id),
    CONSTRAINT registration_instance UNIQUE (process_instance_id)
);
CREATE INDEX registration_newest ON registration (created_at, reference);
CREATE INDEX registration_status ON registration (status, created_at);

CREATE TABLE registration_history (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    seq        INTEGER     NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    status     VARCHAR(30) NOT NULL,
    step       VARCHAR(64),
    awaiting   VARCHAR(20),
    PRIMARY KEY (reference, seq)
);

-- What the checks found, part by part (format, check digit, plausibility and so on stay apart), per round.
CREATE TABLE check_result (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    check_name VARCHAR(40) NOT NULL,
    part       VARCHAR(40) NOT NULL,
    outcome    VARCHAR(20) NOT NULL,
    code       VARCHAR(80) NOT NULL,
    pointer    VARCHAR(80),
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, round, check_name, part)
);

-- What people decided; one row a task, so that a task is never decided twice.
CREATE TABLE decision (
    task_id    VARCHAR(64) NOT NULL PRIMARY KEY,
    task_key   VARCHAR(64) NOT NULL,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    decided_by VARCHAR(64) NOT NULL,
    outcome    VARCHAR(10) NOT NULL,
    reasons    VARCHAR(2000) NOT NULL,
    fields     VARCHAR(2000) NOT NULL,
    note       BYTEA,
    at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX decision_reference ON decision (reference, at);

-- Whose hands a case went through (entered, corrected, reviewed): four eyes are counted here.
CREATE TABLE case_hand (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    user_id    VARCHAR(64) NOT NULL,
    act        VARCHAR(20) NOT NULL,
    round      INTEGER     NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, user_id, act, round)
);
