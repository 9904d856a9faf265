CREATE TABLE participants (
    id           uuid PRIMARY KEY,
    -- only a verified one: it says who is the same person (decisions D2, D14)
    trn          text,
    -- ids are merged: what stood under one belongs to another from then on (decision D14)
    retired_into uuid,
    id_changes   jsonb,
    version      bigint      NOT NULL,
    folded_at    timestamptz NOT NULL
);
CREATE INDEX participants_by_trn ON participants (trn) WHERE trn IS NOT NULL;
CREATE INDEX participants_by_survivor ON participants (retired_into) WHERE retired_into IS NOT NULL;

-- Whom an id stands for after every merge. Records that come out of order can form a circle for a moment; it is left in the end.
CREATE FUNCTION survivor_of(participant uuid) RETURNS uuid STABLE LANGUAGE sql BEGIN ATOMIC
    WITH RECURSIVE path (id, hops) AS (
        SELECT participant, 0
        UNION ALL
        SELECT p.retired_into, path.hops + 1 FROM path JOIN participants p ON p.id = path.id
        WHERE p.retired_into IS NOT NULL AND path.hops < 32)
    SELECT path.id FROM path ORDER BY path.hops DESC LIMIT 1;
END;

-- Everybody's ids who is this participant: by id, by merges or by verified TRN, however many of them lie between. ROWS: left alone, the
-- planner takes a function for one that answers a thousand rows, and reads all participants to find two of them.
CREATE FUNCTION same_person(participant uuid) RETURNS SETOF uuid STABLE LANGUAGE sql ROWS 2 BEGIN ATOMIC
    WITH RECURSIVE same (id) AS (
        SELECT participant
        UNION
        SELECT other.id FROM same JOIN participants one ON one.id = same.id CROSS JOIN LATERAL (
            SELECT twin.id FROM participants twin WHERE twin.trn = one.trn
            UNION ALL
            SELECT merged.id FROM participants merged WHERE merged.retired_into = one.id
            UNION ALL
            SELECT one.retired_into WHERE one.retired_into IS NOT NULL) other)
    SELECT same.id FROM same;
END;

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

-- Training of both families. The columns that only the early career framework has say what its declarations are judged by and show: who
-- is eligible (null while it is unconfirmed) and the uplifts; its periods say partner, mentor, cohort and schedule as well.
CREATE TABLE enrolments (
    id                                   uuid PRIMARY KEY,
    family                               text        NOT NULL DEFAULT 'npq' CHECK (family IN ('npq', 'ecf')),
    application_id                       uuid,
    participant_id                       uuid        NOT NULL,
    course_identifier                    text        NOT NULL,
    lead_provider_id                     uuid        NOT NULL,
    cohort                               text        NOT NULL,
    schedule_identifier                  text,
    training_status                      text        NOT NULL,
    accepted_at                          timestamptz,
    live                                 boolean     NOT NULL,
    periods                              jsonb       NOT NULL,
    eligible_for_funding                 boolean,
    sparsity_uplift                      boolean,
    pupil_premium_uplift                 boolean,
    cohort_changed_after_payments_frozen boolean,
    effective_at                         timestamptz NOT NULL,
    version                              bigint      NOT NULL,
    folded_at                            timestamptz NOT NULL
);
CREATE INDEX enrolments_by_participant ON enrolments (participant_id);

-- How an early career training stands with one provider, as far as a day is concerned: the last period of the stretch the day belongs to,
-- which of those begun by then is the last, else the first to come. What Training.stretchOf says in Java.
CREATE FUNCTION last_period_with(periods jsonb, provider uuid, day date) RETURNS jsonb STABLE LANGUAGE sql BEGIN ATOMIC
    WITH every (it, nth, own, begun) AS (
        SELECT it, nth, (it ->> 'lead_provider_id')::uuid = provider, ((it ->> 'from')::timestamptz AT TIME ZONE 'Europe/London')::date <= day
        FROM jsonb_array_elements(periods) WITH ORDINALITY period (it, nth)),
    chosen AS (
        SELECT coalesce(max(nth) FILTER (WHERE own AND begun), min(nth) FILTER (WHERE own)) AS nth FROM every)
    SELECT every.it FROM every CROSS JOIN chosen
    WHERE every.own AND every.nth >= chosen.nth
      AND NOT EXISTS (SELECT FROM every other WHERE NOT other.own AND other.nth > chosen.nth AND other.nth < every.nth)
    ORDER BY every.nth DESC LIMIT 1;
END;
