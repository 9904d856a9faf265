-- What other services own and we show or decide by (decision C5: no more of a person than that). shown_version: which version of a copy
-- the applications show, kept beside the copy, so that a sweep finds what is behind without walking through all applications.
CREATE TABLE person (
    id            uuid PRIMARY KEY,
    full_name     text        NOT NULL,
    email         text,
    trn           text,
    trn_verified  boolean     NOT NULL,
    retired_into  uuid,
    version       bigint      NOT NULL,
    shown_version bigint      NOT NULL DEFAULT 0,
    copied_at     timestamptz NOT NULL
);
CREATE INDEX person_by_verified_trn ON person (trn) WHERE trn_verified;
-- whether somebody with the same TRN had the funding before, verified or not
CREATE INDEX person_by_trn ON person (trn) WHERE trn IS NOT NULL;
CREATE INDEX person_by_survivor ON person (retired_into) WHERE retired_into IS NOT NULL;
CREATE INDEX person_not_shown ON person (id) WHERE shown_version < version;

CREATE TABLE enrolment (
    application_id      uuid PRIMARY KEY,
    lead_provider_id    uuid        NOT NULL,
    cohort              text        NOT NULL,
    schedule_identifier text        NOT NULL,
    training_status     text        NOT NULL CHECK (training_status IN ('active', 'deferred', 'withdrawn')),
    live                boolean     NOT NULL,
    -- business time of its latest change (decision A13): what follows from it carries the same time
    effective_at        timestamptz NOT NULL,
    -- the version of the application it follows
    source_version      bigint      NOT NULL,
    version             bigint      NOT NULL,
    shown_version       bigint      NOT NULL DEFAULT 0,
    copied_at           timestamptz NOT NULL
);
CREATE INDEX enrolment_not_shown ON enrolment (application_id) WHERE shown_version < version;

-- Which declarations an application has, and how they stand: some rules here need to know.
CREATE TABLE declaration (
    id                uuid PRIMARY KEY,
    application_id    uuid        NOT NULL,
    participant_id    uuid        NOT NULL,
    course_identifier text        NOT NULL,
    declaration_type  text        NOT NULL,
    declaration_date  timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('submitted', 'eligible', 'ineligible', 'payable', 'paid', 'voided',
                                                            'awaiting_clawback', 'clawed_back')),
    lead_provider_id  uuid        NOT NULL,
    version           bigint      NOT NULL
);
CREATE INDEX declaration_by_application ON declaration (application_id, id);
