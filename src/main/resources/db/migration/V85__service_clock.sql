-- How long a case has been ours, up to its decision: the clock stands while the applicant has the ball.
CREATE TABLE service_clock (
    reference      VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    spent_seconds  BIGINT      NOT NULL,
    running_since  TIMESTAMP WITH TIME ZONE
);
