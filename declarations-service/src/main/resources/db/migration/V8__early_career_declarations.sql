-- What a declaration of the early career framework says besides: null for NPQs, and the mentor of a mentor, and where no evidence was asked for.
ALTER TABLE declarations
    ADD COLUMN mentor_id            uuid,
    ADD COLUMN evidence_held        text,
    ADD COLUMN sparsity_uplift      boolean,
    ADD COLUMN pupil_premium_uplift boolean,
    ADD CONSTRAINT only_early_careers_have_uplifts CHECK (num_nonnulls(sparsity_uplift, pupil_premium_uplift) = CASE family WHEN 'ecf' THEN 2 ELSE 0 END),
    ADD CONSTRAINT only_early_careers_have_mentors CHECK (family = 'ecf' OR num_nonnulls(mentor_id, evidence_held) = 0);

-- What a cohort's rules are, and when milestones end. Copies from before do not say it: they go, and whoever needs one asks its owner,
-- as for any copy that is missing.
DELETE FROM cohorts;
DELETE FROM schedules;
ALTER TABLE cohorts
    ADD COLUMN mentor_funding     boolean NOT NULL,
    ADD COLUMN detailed_evidence  boolean NOT NULL,
    ADD COLUMN payments_frozen_at timestamptz;
