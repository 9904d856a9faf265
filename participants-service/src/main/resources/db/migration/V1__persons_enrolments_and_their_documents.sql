-- Persons: this service is their only owner. Neither number nor address is unique, because an explicit new id always makes a new
-- person and a number may be verified later (decisions C6, C6a); who resolves the same person at once is held apart by advisory locks.
CREATE TABLE person (
    id             uuid        PRIMARY KEY,
    full_name      text        NOT NULL CHECK (full_name <> ''),
    previous_names text[]      NOT NULL,
    email          text,
    trn            text        CHECK (trn ~ '^[0-9]{7}$'),
    trn_verified   boolean     NOT NULL,
    retired_into   uuid        REFERENCES person (id),
    version        bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CHECK (trn IS NOT NULL OR NOT trn_verified),
    CHECK (retired_into <> id)
);
CREATE INDEX person_by_trn ON person (trn) WHERE trn IS NOT NULL;
CREATE INDEX person_by_email ON person (lower(email)) WHERE email IS NOT NULL;

CREATE TABLE id_change (
    participant_id      uuid        NOT NULL REFERENCES person (id),
    from_participant_id uuid        NOT NULL,
    to_participant_id   uuid        NOT NULL,
    changed_at          timestamptz NOT NULL,
    PRIMARY KEY (participant_id, from_participant_id, to_participant_id),
    CHECK (from_participant_id <> to_participant_id)
);
CREATE INDEX id_change_by_former_id ON id_change (from_participant_id);

-- What we keep of applications-service's applications: what enrolments are born of and documents show, nothing else.
CREATE TABLE application (
    id                                    uuid        PRIMARY KEY,
    participant_id                        uuid        NOT NULL,
    lead_provider_id                      uuid        NOT NULL,
    course_identifier                     text        NOT NULL,
    cohort                                text        NOT NULL,
    accepted                              boolean     NOT NULL,
    accepted_at                           timestamptz,
    schedule_identifier                   text,
    eligible_for_funding                  boolean     NOT NULL,
    funded_place                          boolean,
    targeted_delivery_funding_eligibility boolean,
    school_urn                            text,
    effective_at                          timestamptz NOT NULL,
    version                               bigint      NOT NULL,
    converged_version                     bigint      NOT NULL,
    changed_at                            timestamptz NOT NULL,
    CHECK (accepted = (accepted_at IS NOT NULL)),
    CHECK (accepted = (schedule_identifier IS NOT NULL))
);

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

-- One stored v3 document per participant and provider that may see it. Without a body the provider no longer sees the participant;
-- the row stays so that a later document is newer than the one it had.
CREATE TABLE participant_document (
    participant_id    uuid        NOT NULL REFERENCES person (id),
    lead_provider_id  uuid        NOT NULL,
    training_statuses text[]      NOT NULL,
    shape             integer     NOT NULL,
    body              bytea,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (participant_id, lead_provider_id),
    CHECK ((body IS NULL) = (training_statuses = '{}'))
);
CREATE INDEX participant_document_by_creation ON participant_document (lead_provider_id, created_at, participant_id) WHERE body IS NOT NULL;
CREATE INDEX participant_document_by_change ON participant_document (lead_provider_id, updated_at, participant_id) WHERE body IS NOT NULL;
