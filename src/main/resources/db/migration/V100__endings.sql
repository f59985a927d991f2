-- How each registration ended, and until when its records are kept: one row for each, written once.
CREATE TABLE ending (
    reference VARCHAR(20) PRIMARY KEY REFERENCES registration (reference),
    kind VARCHAR(20) NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE NOT NULL,
    contract_concluded BOOLEAN NOT NULL,
    records_until DATE NOT NULL,
    person_decides BOOLEAN NOT NULL
);
