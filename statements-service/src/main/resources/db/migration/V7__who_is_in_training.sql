-- Who is expected to be declared, as others told us, each row at the version it came with: participants-service's NPQ training,
CREATE TABLE training (
    -- its application's
    id                  uuid PRIMARY KEY,
    lead_provider_id    uuid    NOT NULL,
    participant_id      uuid    NOT NULL,
    course_identifier   text    NOT NULL,
    cohort              text    NOT NULL,
    schedule_identifier text    NOT NULL,
    active              boolean NOT NULL,
    -- false once the application is no longer accepted
    live                boolean NOT NULL,
    source_version      bigint  NOT NULL
);
CREATE INDEX training_with_provider ON training (lead_provider_id, cohort) WHERE live;

-- and whether applications-service would have it paid; a row of its own, because either may be heard first.
CREATE TABLE training_funding (
    training_id    uuid PRIMARY KEY,
    fundable       boolean NOT NULL,
    source_version bigint  NOT NULL
);
