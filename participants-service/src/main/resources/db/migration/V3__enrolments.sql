-- NPQ training: each enrolment was born of an application, whose id it has.
CREATE TABLE enrolment (
    id                  uuid        PRIMARY KEY,
    participant_id      uuid        NOT NULL,
    course_identifier   text        NOT NULL,
    lead_provider_id    uuid        NOT NULL,
    cohort              text        NOT NULL,
    schedule_identifier text        NOT NULL,
    training_status     text        NOT NULL CHECK (training_status IN ('active', 'deferred', 'withdrawn')),
    accepted_at         timestamptz NOT NULL,
    live                boolean     NOT NULL,
    periods             jsonb       NOT NULL CHECK (jsonb_array_length(periods) > 0),
    effective_at        timestamptz NOT NULL,
    source_version      bigint      NOT NULL,
    version             bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);
CREATE INDEX enrolment_by_participant ON enrolment (participant_id);
CREATE INDEX enrolment_live_by_status ON enrolment (training_status) WHERE live;

-- What became of every enrolment, one entry for each version.
CREATE TABLE enrolment_history (
    enrolment_id uuid        NOT NULL,
    version      bigint      NOT NULL,
    what         text        NOT NULL,
    actor        text        NOT NULL CHECK (actor IN ('provider', 'operator', 'system')),
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (enrolment_id, version)
);
