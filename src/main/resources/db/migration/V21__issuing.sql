-- A card that left our hands, over the counter or by post; the task is null where none asked for it.
CREATE TABLE hand_over (
    reference       VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    task_id         VARCHAR(64),
    handed_over_by  VARCHAR(64) NOT NULL,
    method          VARCHAR(10) NOT NULL,
    tracking_number VARCHAR(40),
    at              TIMESTAMP WITH TIME ZONE NOT NULL
);

-- A prepaid card that was switched on, by the applicant or by a clerk for them.
CREATE TABLE activation (
    reference    VARCHAR(16) NOT NULL PRIMARY KEY REFERENCES registration (reference),
    task_id      VARCHAR(64),
    activated_by VARCHAR(64) NOT NULL,
    at           TIMESTAMP WITH TIME ZONE NOT NULL
);
