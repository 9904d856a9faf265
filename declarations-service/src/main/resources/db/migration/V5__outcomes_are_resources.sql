-- Providers list outcomes and refer to them; who is shown beside them follows the declaration when two ids are merged.
ALTER TABLE outcomes
    ADD COLUMN id uuid,
    ADD COLUMN participant_id uuid,
    ADD COLUMN course_identifier text,
    -- moves with the participant's id only: what was said of an assessment stays
    ADD COLUMN updated_at timestamptz;
UPDATE outcomes o SET id = gen_random_uuid(), participant_id = d.participant_id, course_identifier = d.course_identifier,
                      updated_at = o.recorded_at
FROM declarations d WHERE d.id = o.declaration_id;
ALTER TABLE outcomes
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN participant_id SET NOT NULL,
    ALTER COLUMN course_identifier SET NOT NULL,
    ALTER COLUMN updated_at SET NOT NULL,
    ADD UNIQUE (id);
CREATE INDEX outcomes_by_participant ON outcomes (participant_id, recorded_at, id);

-- Who sees which outcomes, in the order in which lists show them.
CREATE TABLE outcome_viewers (
    provider_id    uuid        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    outcome_id     uuid        NOT NULL REFERENCES outcomes (id),
    declaration_id uuid        NOT NULL,
    PRIMARY KEY (provider_id, recorded_at, outcome_id)
);
CREATE INDEX outcome_viewers_by_declaration ON outcome_viewers (declaration_id);
INSERT INTO outcome_viewers
SELECT x.provider_id, o.recorded_at, o.id, o.declaration_id FROM outcomes o JOIN declaration_documents x USING (declaration_id);

-- The newest outcome, which others are told of.
ALTER TABLE declarations
    ADD COLUMN outcome_id uuid,
    ADD COLUMN outcome_recorded_at timestamptz;
UPDATE declarations d SET outcome_id = o.id, outcome_recorded_at = o.recorded_at, outcome_result = o.state, outcome_date = o.completion_date
FROM (SELECT DISTINCT ON (declaration_id) * FROM outcomes ORDER BY declaration_id, position DESC) o
WHERE o.declaration_id = d.id;
-- told before outcomes had ids, and lost with the rows of a database that was restored since
UPDATE declarations SET outcome_id = gen_random_uuid(), outcome_recorded_at = updated_at
WHERE outcome_result IS NOT NULL AND outcome_id IS NULL;
ALTER TABLE declarations ADD CHECK (num_nonnulls(outcome_result, outcome_date, outcome_id, outcome_recorded_at) IN (0, 4));
