CREATE TABLE consent (
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    purpose    VARCHAR(40) NOT NULL,
    given_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, purpose)
);

-- A correction that came in by a task's form: what lets that task be completed.
CREATE TABLE correction (
    task_id    VARCHAR(64) NOT NULL PRIMARY KEY,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    made_by    VARCHAR(64) NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL
);
