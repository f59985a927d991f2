-- What the first start of a trial installation plays, and how far it has come; empty in production.
CREATE TABLE demo_case (
    code      VARCHAR(40) NOT NULL PRIMARY KEY,
    reference VARCHAR(16) REFERENCES registration (reference),
    played    BOOLEAN     NOT NULL
);
