-- What the policy tables said of each registration: the version asked, the rules that spoke, all that was read and given
-- (impersonal, as JSON). One row a table and round; "what" tells two answers of one table apart, such as the page meant.
CREATE TABLE ruling (
    reference     VARCHAR(16)   NOT NULL REFERENCES registration (reference),
    round         INTEGER       NOT NULL,
    table_name    VARCHAR(64)   NOT NULL,
    what          VARCHAR(64)   NOT NULL,
    table_version INTEGER       NOT NULL,
    deployment    VARCHAR(64)   NOT NULL,
    rules         VARCHAR(1000) NOT NULL,
    inputs        VARCHAR(4000) NOT NULL,
    outputs       VARCHAR(4000) NOT NULL,
    at            TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reference, round, table_name, what)
);
CREATE INDEX ruling_table ON ruling (table_name, at);
