-- A statement whose amounts may have changed; rows are added without waiting for anyone, and folded by the forecast.
CREATE TABLE statement_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    statement_id uuid NOT NULL
);
CREATE INDEX statement_change_of ON statement_change (statement_id);

-- A cut-off or an authorisation whose lines are still being told; what has been told stands on the lines.
CREATE TABLE spread (
    statement_id uuid NOT NULL REFERENCES statement,
    state        text NOT NULL CHECK (state IN ('payable', 'paid')),
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at  timestamptz,
    PRIMARY KEY (statement_id, state)
);
CREATE INDEX spread_unfinished ON spread (started_at) WHERE finished_at IS NULL;

-- The v3 document of a statement with its forecast or final figures, rendered when they change.
CREATE TABLE statement_document (
    statement_id     uuid PRIMARY KEY REFERENCES statement,
    lead_provider_id uuid NOT NULL,
    cohort           text NOT NULL,
    output_fee       boolean NOT NULL,
    payment_date     date NOT NULL,
    state            text NOT NULL,
    total            numeric(18,2) NOT NULL,
    shape            int NOT NULL,
    content_hash     text NOT NULL,
    etag             text NOT NULL,
    body             bytea NOT NULL,
    updated_at       timestamptz NOT NULL
);
CREATE INDEX statement_document_list ON statement_document (lead_provider_id, output_fee, payment_date, statement_id);

-- Numbers the facts of milepost.finance, an append-only log.
CREATE SEQUENCE finance_fact;
