-- Training records of the early career framework: one per person and role, whoever trains (decision C7). No key says so, because two
-- persons that become one may each have brought theirs; the worklist shows them (decision D14).
CREATE TABLE training_record (
    id                                   uuid        PRIMARY KEY,
    participant_id                       uuid        NOT NULL,
    role                                 text        NOT NULL CHECK (role IN ('ect', 'mentor')),
    -- as an enrolment's; who trains last has no end
    periods                              jsonb       NOT NULL CHECK (jsonb_array_length(periods) > 0 AND periods -> -1 ->> 'to' IS NULL),
    -- null while it is not confirmed
    eligible_for_funding                 boolean,
    sparsity_uplift                      boolean     NOT NULL,
    pupil_premium_uplift                 boolean     NOT NULL,
    school_urn                           text        CHECK (school_urn <> ''),
    induction_start_date                 date,
    -- the day of the latest live completed declaration (facts/ecf 2.10), which follows from the copies of declarations
    mentor_funding_end_date              date,
    cohort_changed_after_payments_frozen boolean     NOT NULL,
    made_at                              timestamptz NOT NULL,
    effective_at                         timestamptz NOT NULL,
    version                              bigint      NOT NULL,
    created_at                           timestamptz NOT NULL,
    updated_at                           timestamptz NOT NULL,
    CHECK (role = 'mentor' OR mentor_funding_end_date IS NULL)
);
CREATE INDEX training_record_by_participant ON training_record (participant_id);
-- by mentor
CREATE INDEX training_record_by_period ON training_record USING gin (periods jsonb_path_ops);

-- What became of every training record, one entry for each version.
CREATE TABLE training_record_history (
    training_record_id uuid        NOT NULL,
    version            bigint      NOT NULL,
    what               text        NOT NULL,
    actor              text        NOT NULL CHECK (actor IN ('provider', 'operator', 'system')),
    effective_at       timestamptz NOT NULL,
    recorded_at        timestamptz NOT NULL,
    PRIMARY KEY (training_record_id, version)
);
