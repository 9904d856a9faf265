-- Persons: this service is their only owner. Neither number nor address is unique, because an explicit new id always makes a new
-- person and a number may be verified later (decisions C6, C6a); who resolves the same person at once is held apart by advisory locks.
CREATE TABLE person (
    id             uuid        PRIMARY KEY,
    full_name      text        NOT NULL CHECK (full_name <> ''),
    previous_names text[]      NOT NULL,
    email          text,
    trn            text        CHECK (trn ~ '^[0-9]{7}$'),
    trn_verified   boolean     NOT NULL,
    -- refers to nothing: after a restore a retired person may come back before the one it was merged into
    retired_into   uuid,
    version        bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CHECK (trn IS NOT NULL OR NOT trn_verified),
    CHECK (retired_into <> id)
);
CREATE INDEX person_by_trn ON person (trn) WHERE trn IS NOT NULL;
CREATE INDEX person_by_email ON person (lower(email)) WHERE email IS NOT NULL;

CREATE TABLE id_change (
    participant_id      uuid        NOT NULL REFERENCES person (id),
    from_participant_id uuid        NOT NULL,
    to_participant_id   uuid        NOT NULL,
    changed_at          timestamptz NOT NULL,
    PRIMARY KEY (participant_id, from_participant_id, to_participant_id),
    CHECK (from_participant_id <> to_participant_id)
);
CREATE INDEX id_change_by_former_id ON id_change (from_participant_id);
