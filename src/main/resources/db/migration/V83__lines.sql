-- Prints are made anew when the way of folding changes; this says which edition a row is of.
ALTER TABLE fingerprint ADD COLUMN edition INTEGER DEFAULT 1 NOT NULL;
CREATE INDEX fingerprint_edition ON fingerprint (edition);

-- Locks for counting lines: an operator and a print fall on one of them. Fixed rows, so that nobody ever has to make one.
CREATE TABLE line_lock (
    stripe INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO line_lock (stripe)
SELECT a.n * 16 + b.n
  FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS a (n)
 CROSS JOIN
       (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS b (n);

-- A place under the limit of lines: one a registration, from its checks to the end of its line.
CREATE TABLE line_place (
    reference VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    operator  VARCHAR(60) NOT NULL,
    counted   VARCHAR(20) NOT NULL,
    state     VARCHAR(20) NOT NULL,
    beyond    BOOLEAN     NOT NULL,
    since     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT line_place_state CHECK (state IN ('in-progress', 'active', 'ended'))
);

-- What was there before: lines held, and cases whose lines were counted already. The others claim when they are checked.
INSERT INTO line_place (reference, operator, counted, state, beyond, since)
SELECT r.reference, r.operator,
       CASE WHEN r.product LIKE '%-voice' THEN 'voice' ELSE 'data' END,
       CASE WHEN r.status = 'completed' THEN 'active' ELSE 'in-progress' END,
       FALSE, r.updated_at
  FROM registration r
 WHERE r.status NOT IN ('draft', 'rejected', 'withdrawn', 'expired')
   AND (r.status <> 'checking'
        OR EXISTS (SELECT 1 FROM check_result c WHERE c.reference = r.reference AND c.check_name = 'line-limit'));

-- Two registrations that a person found to be of one person. They stay two; only their lines are counted together.
CREATE TABLE person_link (
    first_reference  VARCHAR(16) NOT NULL REFERENCES registration (reference),
    second_reference VARCHAR(16) NOT NULL REFERENCES registration (reference),
    linked_by        VARCHAR(64) NOT NULL,
    at               TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (first_reference, second_reference)
);
CREATE INDEX person_link_second ON person_link (second_reference);

-- What a senior reviewer found when comparing a registration with others: one row an other.
CREATE TABLE comparison (
    task_id     VARCHAR(64) NOT NULL,
    reference   VARCHAR(16) NOT NULL REFERENCES registration (reference),
    round       INTEGER     NOT NULL,
    other       VARCHAR(16) NOT NULL REFERENCES registration (reference),
    outcome     VARCHAR(20) NOT NULL,
    reasons     VARCHAR(2000) NOT NULL,
    compared_by VARCHAR(64) NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (task_id, other)
);
CREATE INDEX comparison_reference ON comparison (reference, round);
