-- A mentor's funding ends on the day of the latest live completed declaration (facts/ecf 2.10). Which it is follows from the copies of
-- declarations; when each was heard, and by which clock it changed, says when the record must agree and since when it does.
ALTER TABLE training_record
    ADD COLUMN mentor_funding_end_date date,
    ADD CHECK (role = 'mentor' OR mentor_funding_end_date IS NULL);
ALTER TABLE declaration
    ADD COLUMN effective_at timestamptz,
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE declaration ALTER COLUMN changed_at DROP DEFAULT;
