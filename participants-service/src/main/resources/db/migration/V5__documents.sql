-- What providers read. Of NPQs there is one v3 document per participant and provider that may see it; of the early career framework one
-- of v3 per person and provider, and of v1 and v2 one per training record and provider. Without a body the provider no longer sees it;
-- the row stays so that a later document is newer than the one it had.
CREATE TABLE participant_document (
    participant_id    uuid        NOT NULL REFERENCES person (id),
    lead_provider_id  uuid        NOT NULL,
    training_statuses text[]      NOT NULL,
    shape             integer     NOT NULL,
    body              bytea,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (participant_id, lead_provider_id),
    CHECK ((body IS NULL) = (training_statuses = '{}'))
);
CREATE INDEX participant_document_by_creation ON participant_document (lead_provider_id, created_at, participant_id) WHERE body IS NOT NULL;
CREATE INDEX participant_document_by_change ON participant_document (lead_provider_id, updated_at, participant_id) WHERE body IS NOT NULL;

-- In these two created_at is when the document first came to the provider, so that lists in this order only grow at their end.
CREATE TABLE ecf_participant_document (
    participant_id   uuid        NOT NULL REFERENCES person (id),
    lead_provider_id uuid        NOT NULL,
    -- of each enrolment its cohort's start year, its training status and both ('2024/', '/active', '2024/active'): what lists are filtered by
    found_by         text[]      NOT NULL,
    shape            integer     NOT NULL,
    body             bytea,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    PRIMARY KEY (participant_id, lead_provider_id),
    CHECK ((body IS NULL) = (found_by = '{}'))
);
CREATE INDEX ecf_participant_document_by_creation ON ecf_participant_document (lead_provider_id, created_at, participant_id) WHERE body IS NOT NULL;
CREATE INDEX ecf_participant_document_by_change ON ecf_participant_document (lead_provider_id, updated_at, participant_id) WHERE body IS NOT NULL;

CREATE TABLE ecf_row_document (
    training_record_id uuid        NOT NULL,
    lead_provider_id   uuid        NOT NULL,
    participant_id     uuid        NOT NULL REFERENCES person (id),
    role               text        NOT NULL CHECK (role IN ('ect', 'mentor')),
    -- the start year
    cohort             text        NOT NULL,
    shape              integer     NOT NULL,
    body               bytea,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (training_record_id, lead_provider_id)
);
CREATE INDEX ecf_row_document_by_participant ON ecf_row_document (participant_id, lead_provider_id);
CREATE INDEX ecf_row_document_by_creation ON ecf_row_document (lead_provider_id, created_at, training_record_id) WHERE body IS NOT NULL;
CREATE INDEX ecf_row_document_by_change ON ecf_row_document (lead_provider_id, updated_at, training_record_id) WHERE body IS NOT NULL;

-- The next day on which somebody's documents change without anybody doing anything, because a transfer was planned for it.
CREATE TABLE ecf_turn (
    participant_id uuid PRIMARY KEY REFERENCES person (id),
    turns_on       date NOT NULL
);
CREATE INDEX ecf_turn_by_day ON ecf_turn (turns_on, participant_id);
