CREATE TABLE application (
    id                   uuid PRIMARY KEY,
    participant_id       uuid        NOT NULL REFERENCES person (id),
    lead_provider_id     uuid        NOT NULL,
    course_identifier    text        NOT NULL,
    course_group         text        NOT NULL CHECK (course_group IN ('leadership', 'specialist', 'support', 'ehco')),
    cohort               text        NOT NULL,
    cohort_year          int         NOT NULL,
    answers              jsonb       NOT NULL,
    content_hash         bytea       NOT NULL,

    status               text        NOT NULL,
    reason_for_rejection text,
    accepted_at          timestamptz,
    schedule_identifier  text,
    training_status      text CHECK (training_status IN ('active', 'deferred', 'withdrawn')),
    accepted_version     bigint,

    verdict              text        NOT NULL CHECK (verdict IN ('eligible', 'not_eligible', 'unconfirmed')),
    verdict_code         text,
    -- why the funding rules said what they said: the rule, and what it rested on besides the application; null where somebody gave the verdict
    verdict_decided      jsonb,
    previously_funded    boolean     NOT NULL,
    funded_place         boolean,

    effective_at         timestamptz NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    version              bigint      NOT NULL,

    -- what the provider sees, rendered when it last changed
    document             bytea       NOT NULL,
    etag                 text        NOT NULL,
    shape                int         NOT NULL,

    CHECK (updated_at >= created_at),
    CHECK (CASE status
        WHEN 'pending'  THEN num_nulls(accepted_at, schedule_identifier, training_status, accepted_version, reason_for_rejection) = 5
        WHEN 'accepted' THEN num_nonnulls(accepted_at, schedule_identifier, training_status, accepted_version) = 4 AND reason_for_rejection IS NULL
        WHEN 'rejected' THEN num_nulls(accepted_at, schedule_identifier, training_status, accepted_version) = 4 AND reason_for_rejection IS NOT NULL
        ELSE false END)
);

-- a provider's lists are walked in these orders; the pages by number are counted on the indexes alone
CREATE INDEX application_by_creation ON application (lead_provider_id, created_at, id) INCLUDE (cohort_year);
CREATE INDEX application_by_change ON application (lead_provider_id, updated_at, id) INCLUDE (cohort_year);
CREATE INDEX application_by_participant ON application (participant_id);
CREATE INDEX application_by_cohort ON application (cohort);
-- for the funding cap
CREATE INDEX application_funded_place ON application (lead_provider_id, cohort, course_identifier) WHERE status = 'accepted' AND funded_place;
-- those to judge again when the other one's TRN is verified or corrected
CREATE INDEX application_in_doubt ON application ((verdict_decided #>> '{basis,about,value}'))
    WHERE verdict_decided #>> '{basis,about,value}' IS NOT NULL;
-- for the sweep that renders older shapes anew
CREATE INDEX application_by_shape ON application (shape, id);

-- Every step an application took, in the order in which the system recorded it.
CREATE TABLE application_history (
    position            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application_id      uuid        NOT NULL REFERENCES application (id),
    what                text        NOT NULL,
    actor               text        NOT NULL,
    reason              text,
    status              text        NOT NULL,
    participant_id      uuid        NOT NULL,
    lead_provider_id    uuid        NOT NULL,
    cohort              text        NOT NULL,
    schedule_identifier text,
    training_status     text,
    verdict             text        NOT NULL,
    funded_place        boolean,
    version             bigint      NOT NULL,
    effective_at        timestamptz NOT NULL,
    recorded_at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX application_history_by_application ON application_history (application_id, position);
