-- What of another registration a registration was found to resemble, per round. Impersonal: only which, how and how much.
-- No foreign key to the other one: its check would lock the other's row while that case waits for us (deadlock).
CREATE TABLE resemblance (
    reference VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round     INTEGER     NOT NULL,
    other     VARCHAR(16) NOT NULL,
    kind      VARCHAR(20) NOT NULL,
    strength  INTEGER     NOT NULL,
    at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, round, other, kind)
);
CREATE INDEX resemblance_other ON resemblance (other);
