-- Invoices for statements (decision E11). Written under the statement's lock, or under its journal's: what they were last held against is
-- what the statement came to. They are never deleted.
CREATE TABLE invoice (
    id               uuid PRIMARY KEY,
    statement_id     uuid          NOT NULL REFERENCES statement,
    lead_provider_id uuid          NOT NULL,
    number           text          NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
    date             date          NOT NULL,
    net              numeric(18,2) NOT NULL,
    vat              numeric(18,2) NOT NULL,
    gross            numeric(18,2) NOT NULL,
    state            text          NOT NULL,
    -- finance's
    reason           text CHECK (length(reason) BETWEEN 1 AND 1000),
    -- what the statement came to when the invoice came into its state; the differences follow
    statement_net    numeric(18,2) NOT NULL,
    statement_vat    numeric(18,2) NOT NULL,
    statement_gross  numeric(18,2) NOT NULL,
    created_at       timestamptz   NOT NULL,
    updated_at       timestamptz   NOT NULL,
    CHECK (net + vat = gross),
    CONSTRAINT one_invoice_a_number UNIQUE (lead_provider_id, number),
    -- judged at the end of the transaction in which a new one supersedes the old one
    CONSTRAINT one_invoice_stands EXCLUDE (statement_id WITH =) WHERE (state <> 'superseded') DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT each_state_has_its_facts CHECK (
        state = 'matched' AND reason IS NULL AND (net, vat, gross) = (statement_net, statement_vat, statement_gross)
        OR state = 'queried' AND reason IS NULL AND (net, vat, gross) <> (statement_net, statement_vat, statement_gross)
        OR state IN ('accepted', 'rejected') AND reason IS NOT NULL
        OR state = 'superseded' AND reason IS NULL)
);
CREATE INDEX invoice_of_statement ON invoice (statement_id, created_at, id);
CREATE INDEX invoice_queried ON invoice (updated_at) WHERE state = 'queried';

CREATE TABLE invoice_history (
    position     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    invoice_id   uuid        NOT NULL REFERENCES invoice,
    state        text        NOT NULL,
    actor        text        NOT NULL CHECK (actor IN ('provider', 'finance', 'system')),
    cause        text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX invoice_history_of ON invoice_history (invoice_id, position);
