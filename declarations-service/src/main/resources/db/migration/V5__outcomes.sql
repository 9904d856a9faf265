-- How assessed courses ended; rows are only ever added, the newest counts (facts/npq 4.7). Providers list them and refer to them; who is
-- shown beside them follows the declaration when two ids are merged.
CREATE TABLE outcomes (
    position          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                uuid        NOT NULL UNIQUE,
    declaration_id    uuid        NOT NULL REFERENCES declarations (id),
    participant_id    uuid        NOT NULL,
    course_identifier text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('passed', 'failed', 'voided')),
    completion_date   date        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    -- moves with the participant's id only: what was said of an assessment stays
    updated_at        timestamptz NOT NULL
);
CREATE INDEX outcomes_by_declaration ON outcomes (declaration_id, position);
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
