-- A field or page that a decision marks, and the reasons why this one.
CREATE TABLE decision_item (
    task_id  VARCHAR(64)   NOT NULL REFERENCES decision (task_id),
    seq      INTEGER       NOT NULL,
    pointer  VARCHAR(80)   NOT NULL,
    reasons  VARCHAR(1000) NOT NULL,
    PRIMARY KEY (task_id, seq)
);

-- What was sent back and was left as it is on purpose: looked at again and found right.
CREATE TABLE correction_kept (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    pointer    VARCHAR(80) NOT NULL,
    PRIMARY KEY (reference, round, pointer)
);
