-- The resource as one provider sees it, rendered when it changed; a GET hands out the bytes.
CREATE TABLE declaration_documents (
    declaration_id    uuid        NOT NULL REFERENCES declarations (id),
    provider_id       uuid        NOT NULL,
    participant_id    uuid        NOT NULL,
    start_year        integer     NOT NULL,
    -- the first and the second: providers look for declarations by either
    delivery_partners uuid[]      NOT NULL DEFAULT '{}',
    -- hash of everything shown but updated_at: updated_at moves exactly when it does
    content_hash      text        NOT NULL,
    shape             integer     NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    body              bytea       NOT NULL,
    PRIMARY KEY (declaration_id, provider_id)
);
CREATE INDEX documents_in_order ON declaration_documents (provider_id, created_at, declaration_id);
CREATE INDEX documents_by_change ON declaration_documents (provider_id, updated_at);
CREATE INDEX documents_by_participant ON declaration_documents (provider_id, participant_id);
CREATE INDEX documents_of_old_shape ON declaration_documents (shape, declaration_id);
