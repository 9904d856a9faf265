-- Training of the early career framework stands beside that of NPQs, with what its declarations will be judged by and show: who is
-- eligible (null while it is unconfirmed), the uplifts, and in periods also partner, mentor, cohort and schedule (decision C5). Every
-- row there was is of an NPQ.
ALTER TABLE enrolments
    ADD COLUMN family text NOT NULL DEFAULT 'npq' CHECK (family IN ('npq', 'ecf')),
    ADD COLUMN eligible_for_funding boolean,
    ADD COLUMN sparsity_uplift boolean,
    ADD COLUMN pupil_premium_uplift boolean,
    ADD COLUMN cohort_changed_after_payments_frozen boolean;
