-- Copies of other services' aggregates, one table per published type, columns named as in the payload. Only what a rule or a
-- document needs is kept (decision C5). version: the newest one folded; folded_at: when, so that sweeps leave fresh rows alone.

CREATE TABLE lead_providers (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    version    bigint      NOT NULL,
    folded_at  timestamptz NOT NULL
);

CREATE TABLE courses (
    identifier text PRIMARY KEY,
    "group"    text        NOT NULL,
    supported  boolean     NOT NULL,
    version    bigint      NOT NULL,
    folded_at  timestamptz NOT NULL
);

CREATE TABLE cohorts (
    identifier                   text PRIMARY KEY,
    declaration_sequence_checked boolean     NOT NULL,
    version                      bigint      NOT NULL,
    folded_at                    timestamptz NOT NULL
);

CREATE TABLE schedules (
    cohort     text        NOT NULL,
    identifier text        NOT NULL,
    applies_from date      NOT NULL,
    milestones jsonb       NOT NULL,
    version    bigint      NOT NULL,
    folded_at  timestamptz NOT NULL,
    PRIMARY KEY (cohort, identifier)
);

CREATE TABLE delivery_partners (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    version    bigint      NOT NULL,
    folded_at  timestamptz NOT NULL
);

CREATE TABLE partnerships (
    lead_provider_id    uuid        NOT NULL,
    delivery_partner_id uuid        NOT NULL,
    cohorts             jsonb       NOT NULL,
    version             bigint      NOT NULL,
    folded_at           timestamptz NOT NULL,
    PRIMARY KEY (lead_provider_id, delivery_partner_id)
);

CREATE TABLE participants (
    id           uuid PRIMARY KEY,
    -- only a verified one: it says who is the same person (decisions D2, D14)
    trn          text,
    retired_into uuid,
    version      bigint      NOT NULL,
    folded_at    timestamptz NOT NULL
);
CREATE INDEX participants_by_trn ON participants (trn) WHERE trn IS NOT NULL;

CREATE TABLE applications (
    id                                    uuid PRIMARY KEY,
    participant_id                        uuid        NOT NULL,
    funding                               jsonb       NOT NULL,
    funded_place                          boolean,
    inside_catchment                      boolean,
    targeted_delivery_funding_eligibility boolean,
    effective_at                          timestamptz NOT NULL,
    version                               bigint      NOT NULL,
    folded_at                             timestamptz NOT NULL
);

CREATE TABLE enrolments (
    id                  uuid PRIMARY KEY,
    application_id      uuid,
    participant_id      uuid        NOT NULL,
    course_identifier   text        NOT NULL,
    lead_provider_id    uuid        NOT NULL,
    cohort              text        NOT NULL,
    schedule_identifier text,
    training_status     text        NOT NULL,
    accepted_at         timestamptz,
    live                boolean     NOT NULL,
    periods             jsonb       NOT NULL,
    effective_at        timestamptz NOT NULL,
    version             bigint      NOT NULL,
    folded_at           timestamptz NOT NULL
);
CREATE INDEX enrolments_by_participant ON enrolments (participant_id);

CREATE TABLE contracts (
    id                uuid PRIMARY KEY,
    lead_provider_id  uuid        NOT NULL,
    cohort            text        NOT NULL,
    kind              text        NOT NULL,
    course_identifier text,
    version           bigint      NOT NULL,
    folded_at         timestamptz NOT NULL
);
CREATE INDEX contracts_by_provider ON contracts (lead_provider_id, cohort);

CREATE TABLE statements (
    id               uuid PRIMARY KEY,
    lead_provider_id uuid        NOT NULL,
    cohort           text        NOT NULL,
    type             text        NOT NULL,
    deadline_date    date        NOT NULL,
    output_fee       boolean     NOT NULL,
    state            text        NOT NULL,
    version          bigint      NOT NULL,
    folded_at        timestamptz NOT NULL
);
CREATE INDEX statements_by_provider ON statements (lead_provider_id, cohort, type) WHERE state = 'open' AND output_fee;

CREATE TABLE lines (
    declaration_id uuid PRIMARY KEY,
    source_version bigint      NOT NULL,
    payment        jsonb,
    refund         jsonb,
    uplift_paid    boolean     NOT NULL,
    effective_at   timestamptz NOT NULL,
    version        bigint      NOT NULL,
    folded_at      timestamptz NOT NULL
);
CREATE INDEX lines_lately_folded ON lines (folded_at);
