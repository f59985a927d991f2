-- The right to a concession card, looked at again each year; one for each registration, so that it is never begun twice.
CREATE TABLE concession (
    reference   VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    began_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    next_review DATE        NOT NULL,
    reviews     INTEGER     NOT NULL,
    ended_at    TIMESTAMP WITH TIME ZONE,
    CONSTRAINT concession_reviews CHECK (reviews >= 0)
);

-- What the reviewer of a year's task said; one row a task.
CREATE TABLE concession_review (
    task_id     VARCHAR(64) NOT NULL PRIMARY KEY,
    reference   VARCHAR(16) NOT NULL REFERENCES concession (reference),
    outcome     VARCHAR(10) NOT NULL,
    reviewed_by VARCHAR(64) NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL
);
