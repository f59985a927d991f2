-- What a person said of somebody who wants a prepaid card switched on; reasons are codes, separated by blanks.
CREATE TABLE activation_check (
    task_id    VARCHAR(64)  NOT NULL PRIMARY KEY,
    reference  VARCHAR(16)  NOT NULL REFERENCES registration (reference),
    outcome    VARCHAR(10)  NOT NULL,
    reasons    VARCHAR(400) NOT NULL,
    decided_by VARCHAR(64)  NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX activation_check_of ON activation_check (reference);
