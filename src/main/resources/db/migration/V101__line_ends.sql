-- The end of a line that somebody asked for: by notice in the first days, or for the future. One of each kind at most.
CREATE TABLE line_end (
    reference VARCHAR(20) NOT NULL REFERENCES registration (reference),
    kind VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by VARCHAR(64) NOT NULL,
    last_day DATE NOT NULL,
    closes_at TIMESTAMP WITH TIME ZONE NOT NULL,
    right_until DATE,
    PRIMARY KEY (reference, kind)
);

-- What a manager decided where no rule gives the right for sure.
CREATE TABLE cancellation_decision (
    task_id VARCHAR(64) PRIMARY KEY,
    reference VARCHAR(20) NOT NULL REFERENCES registration (reference),
    outcome VARCHAR(20) NOT NULL,
    decided_by VARCHAR(64) NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL
);
