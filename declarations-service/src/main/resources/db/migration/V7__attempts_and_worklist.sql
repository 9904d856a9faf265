-- Every POST about a known participant, with its verdict (decision D9). fingerprint says what was asked, facts what it was judged by:
-- the same refusal on the same facts, ten times in an hour, is a client that does not listen.
CREATE TABLE attempts (
    position          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_provider_id  uuid        NOT NULL,
    participant_id    uuid        NOT NULL,
    course_identifier text,
    declaration_type  text,
    declaration_date  text,
    fingerprint       text        NOT NULL,
    facts             text        NOT NULL,
    verdict           text        NOT NULL CHECK (verdict IN ('accepted', 'refused', 'repeated')),
    codes             jsonb       NOT NULL,
    declaration_id    uuid,
    effective_at      timestamptz NOT NULL,
    recorded_at       timestamptz NOT NULL
);
CREATE INDEX attempts_by_fingerprint ON attempts (fingerprint, recorded_at);
CREATE INDEX attempts_by_subject ON attempts (lead_provider_id, participant_id, recorded_at);

-- What people have to decide; kept by the same function that converges a declaration.
CREATE TABLE worklist (
    declaration_id uuid        NOT NULL REFERENCES declarations (id),
    kind           text        NOT NULL,
    since          timestamptz NOT NULL,
    detail         text        NOT NULL,
    PRIMARY KEY (declaration_id, kind)
);
CREATE INDEX worklist_by_age ON worklist (since, declaration_id);
