-- What a comparison service said of a registration's pictures, one row a round: figures only, no picture, no template.
CREATE TABLE portrait_opinion (
    reference         VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round             INTEGER     NOT NULL,
    similarity        DOUBLE PRECISION NOT NULL,
    liveness          VARCHAR(10) NOT NULL,
    false_accept_rate DOUBLE PRECISION NOT NULL,
    similar_enough    BOOLEAN     NOT NULL,
    rate_low_enough   BOOLEAN     NOT NULL,
    at                TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, round)
);

-- What a person saw; one row a task.
CREATE TABLE portrait_judgement (
    task_id    VARCHAR(64) NOT NULL PRIMARY KEY,
    reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round      INTEGER     NOT NULL,
    result     VARCHAR(15) NOT NULL,
    reasons    VARCHAR(500) NOT NULL,
    judged_by  VARCHAR(64) NOT NULL,
    at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX portrait_judgement_reference ON portrait_judgement (reference, round);
