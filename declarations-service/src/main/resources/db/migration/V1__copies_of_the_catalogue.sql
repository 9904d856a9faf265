-- Copies of other services' aggregates, in this file and the next two: one table per published type, columns named as in the payload.
-- Only what a rule or a document needs is kept (decision C5). version: the newest one folded; folded_at: when, so that sweeps leave
-- fresh rows alone. Here is what applications-service offers.

CREATE TABLE lead_providers (
    id        uuid PRIMARY KEY,
    name      text        NOT NULL,
    version   bigint      NOT NULL,
    folded_at timestamptz NOT NULL
);

CREATE TABLE courses (
    identifier text PRIMARY KEY,
    "group"    text        NOT NULL,
    supported  boolean     NOT NULL,
    version    bigint      NOT NULL,
    folded_at  timestamptz NOT NULL
);

-- The additional support offer became the early headship coaching offer: one course wherever somebody must not do it twice.
CREATE FUNCTION course_key(identifier text) RETURNS text IMMUTABLE LANGUAGE sql
    RETURN CASE identifier WHEN 'npq-additional-support-offer' THEN 'npq-early-headship-coaching-offer' ELSE identifier END;

CREATE TABLE cohorts (
    identifier                   text PRIMARY KEY,
    declaration_sequence_checked boolean     NOT NULL,
    mentor_funding               boolean     NOT NULL,
    detailed_evidence            boolean     NOT NULL,
    payments_frozen_at           timestamptz,
    version                      bigint      NOT NULL,
    folded_at                    timestamptz NOT NULL
);

CREATE TABLE schedules (
    cohort       text        NOT NULL,
    identifier   text        NOT NULL,
    applies_from date        NOT NULL,
    milestones   jsonb       NOT NULL,
    version      bigint      NOT NULL,
    folded_at    timestamptz NOT NULL,
    PRIMARY KEY (cohort, identifier)
);

CREATE TABLE delivery_partners (
    id        uuid PRIMARY KEY,
    name      text        NOT NULL,
    version   bigint      NOT NULL,
    folded_at timestamptz NOT NULL
);

CREATE TABLE partnerships (
    lead_provider_id    uuid        NOT NULL,
    delivery_partner_id uuid        NOT NULL,
    cohorts             jsonb       NOT NULL,
    version             bigint      NOT NULL,
    folded_at           timestamptz NOT NULL,
    PRIMARY KEY (lead_provider_id, delivery_partner_id)
);
