-- Declarations of ECF training records, which were not born of an application, and the cohort that each was declared in: by it a way
-- back to a cohort whose payments are frozen is judged (facts/ecf 2.12). Copies from before are of NPQs, for which it does not matter.
ALTER TABLE declaration
    ALTER COLUMN application_id DROP NOT NULL,
    ADD COLUMN training_record_id uuid,
    ADD COLUMN cohort text,
    ADD CHECK (num_nonnulls(application_id, training_record_id) = 1);
CREATE INDEX declaration_by_training_record ON declaration (training_record_id) WHERE training_record_id IS NOT NULL;
