-- A declaration as it stands. The columns from training_id to evidence_held are what was declared; the state's own columns are null
-- wherever the state does not have them (decision D12).
CREATE TABLE declarations (
    id                            uuid PRIMARY KEY,
    family                        text        NOT NULL CHECK (family IN ('npq', 'ecf')),
    lead_provider_id              uuid        NOT NULL,
    participant_id                uuid        NOT NULL,
    -- the id under which it was declared; a merge changes participant_id, never this (decision D14)
    declared_participant_id       uuid        NOT NULL,
    training_id                   uuid        NOT NULL,
    course_identifier             text        NOT NULL,
    course_group                  text        NOT NULL,
    cohort                        text        NOT NULL,
    schedule_identifier           text        NOT NULL,
    declaration_type              text        NOT NULL,
    declaration_date              timestamptz NOT NULL,
    delivery_partner_id           uuid,
    secondary_delivery_partner_id uuid,
    -- of the early career framework only: null for a mentor's own, and where no evidence was asked for
    mentor_id                     uuid,
    evidence_held                 text,

    state                         text        NOT NULL,
    ineligible_reason             text,
    superseded_by                 uuid,
    voided_by                     text,
    statement_id                  uuid,
    clawback_statement_id         uuid,
    -- null while it is live
    live_until                    timestamptz,

    funding_verdict               text        NOT NULL CHECK (funding_verdict IN ('eligible', 'not_eligible', 'unconfirmed')),
    funded_place                  boolean,
    targeted_delivery_funding     boolean     NOT NULL,
    sparsity_uplift               boolean,
    pupil_premium_uplift          boolean,
    uplift_paid                   boolean     NOT NULL,
    holds_slot                    boolean     NOT NULL,
    fundable                      boolean     NOT NULL,

    -- the newest outcome, which others are told of
    outcome_id                    uuid,
    outcome_result                text CHECK (outcome_result IN ('passed', 'failed', 'voided')),
    outcome_date                  date,
    outcome_recorded_at           timestamptz,

    -- versions of the copies this row was last brought in line with; a sweep looks for rows that lag behind
    application_seen              bigint      NOT NULL,
    enrolment_seen                bigint      NOT NULL,
    line_seen                     bigint      NOT NULL,
    person_seen                   bigint      NOT NULL,
    names_seen                    bigint      NOT NULL,
    -- when it has to be looked at again though nobody says anything: on the first day of a planned transfer, which frees the slot that an
    -- unpaid one of the former provider holds
    turns_at                      timestamptz,

    version                       bigint      NOT NULL,
    effective_at                  timestamptz NOT NULL,
    created_at                    timestamptz NOT NULL,
    updated_at                    timestamptz NOT NULL,

    CHECK (CASE state
        WHEN 'submitted' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by, statement_id, clawback_statement_id) = 0
        WHEN 'eligible' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by, clawback_statement_id) = 0 AND statement_id IS NOT NULL
        WHEN 'payable' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by, clawback_statement_id) = 0 AND statement_id IS NOT NULL
        WHEN 'paid' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by, clawback_statement_id) = 0 AND statement_id IS NOT NULL
        WHEN 'ineligible' THEN num_nonnulls(voided_by, statement_id, clawback_statement_id) = 0
            AND (ineligible_reason = 'duplicate_declaration' AND superseded_by IS NOT NULL
                 OR ineligible_reason = 'not_eligible_for_funding' AND superseded_by IS NULL)
        WHEN 'voided' THEN num_nonnulls(ineligible_reason, superseded_by, statement_id, clawback_statement_id) = 0
            AND voided_by IN ('provider', 'finance')
        WHEN 'awaiting_clawback' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by) = 0 AND statement_id IS NOT NULL
        WHEN 'clawed_back' THEN num_nonnulls(ineligible_reason, superseded_by, voided_by) = 0
            AND num_nonnulls(statement_id, clawback_statement_id) = 2
        ELSE false END),
    CHECK ((live_until IS NULL) = (state IN ('submitted', 'eligible', 'payable', 'paid')) OR state = 'ineligible'),
    CHECK (num_nonnulls(outcome_result, outcome_date, outcome_id, outcome_recorded_at) IN (0, 4)),
    CONSTRAINT only_early_careers_have_uplifts CHECK (num_nonnulls(sparsity_uplift, pupil_premium_uplift) = CASE family WHEN 'ecf' THEN 2 ELSE 0 END),
    CONSTRAINT only_early_careers_have_mentors CHECK (family = 'ecf' OR num_nonnulls(mentor_id, evidence_held) = 0)
);

-- decision D3: of two racing posts exactly one wins
CREATE UNIQUE INDEX one_declaration_per_training_and_type ON declarations (training_id, declaration_type) WHERE holds_slot;
CREATE INDEX declarations_by_training ON declarations (training_id);
CREATE INDEX declarations_by_participant ON declarations (participant_id);
CREATE INDEX declarations_by_declared_participant ON declarations (declared_participant_id) WHERE declared_participant_id <> participant_id;
CREATE INDEX declarations_by_provider ON declarations (lead_provider_id, cohort, declaration_type);
CREATE INDEX declarations_that_turn ON declarations (turns_at) WHERE turns_at IS NOT NULL;

-- Every step a declaration took, in the order in which the system recorded it.
CREATE TABLE declaration_history (
    position       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    declaration_id uuid        NOT NULL REFERENCES declarations (id),
    state          text        NOT NULL,
    actor          text        NOT NULL CHECK (actor IN ('provider', 'finance', 'system')),
    cause          text        NOT NULL,
    effective_at   timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL
);
CREATE INDEX declaration_history_by_declaration ON declaration_history (declaration_id, position);
