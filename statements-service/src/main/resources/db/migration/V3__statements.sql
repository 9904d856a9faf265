-- Written by an operator's PUT, by cut-off and by authorisation, each under FOR UPDATE; whoever adds or takes away a line holds
-- it FOR SHARE. Order of locks everywhere: declaration, statement, journal, line, invoice.
CREATE TABLE statement (
    id               uuid PRIMARY KEY,
    lead_provider_id uuid        NOT NULL,
    cohort           text        NOT NULL,
    type             text        NOT NULL CHECK (type IN ('npq', 'ecf')),
    month            int         NOT NULL CHECK (month BETWEEN 1 AND 12),
    year             int         NOT NULL CHECK (year BETWEEN 2020 AND 2050),
    deadline_date    date        NOT NULL,
    payment_date     date        NOT NULL,
    output_fee       boolean     NOT NULL,
    milestones       text        NOT NULL,
    state            text        NOT NULL,
    cut_off_at       timestamptz,
    authorised_at    timestamptz,
    version          bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    CHECK (payment_date >= deadline_date),
    CONSTRAINT one_statement_a_month UNIQUE (lead_provider_id, cohort, type, year, month),
    CONSTRAINT each_state_has_its_facts CHECK (
        state = 'open' AND cut_off_at IS NULL AND authorised_at IS NULL
        OR state = 'payable' AND cut_off_at IS NOT NULL AND authorised_at IS NULL
        OR state = 'paid' AND cut_off_at IS NOT NULL AND authorised_at IS NOT NULL)
);
CREATE INDEX statement_next_open ON statement (lead_provider_id, cohort, type, deadline_date, year, month)
    WHERE state = 'open' AND output_fee;
CREATE INDEX statement_still_open ON statement (deadline_date) WHERE state = 'open';
-- those that fill the bands of one contract, in their order
CREATE INDEX statement_of_bands ON statement (lead_provider_id, cohort, payment_date, year, month) WHERE type = 'ecf';

-- The contract versions a closed statement was priced with, and the service fee each of them gave.
CREATE TABLE statement_contract (
    statement_id uuid          NOT NULL REFERENCES statement,
    contract_id  uuid          NOT NULL,
    number       int           NOT NULL,
    service_fee  numeric(14,2) NOT NULL,
    PRIMARY KEY (statement_id, contract_id),
    FOREIGN KEY (contract_id, number) REFERENCES contract_version
);

-- What a closed ECF statement did to the places of bands: how many it found taken, and how many its lines took and gave back.
CREATE TABLE statement_places (
    statement_id     uuid NOT NULL REFERENCES statement,
    declaration_type text NOT NULL,
    found            int  NOT NULL CHECK (found >= 0),
    paid             int  NOT NULL CHECK (paid >= 0),
    given_back       int  NOT NULL CHECK (given_back >= 0),
    PRIMARY KEY (statement_id, declaration_type)
);

CREATE TABLE adjustment (
    id           uuid PRIMARY KEY,
    statement_id uuid          NOT NULL REFERENCES statement,
    description  text          NOT NULL CHECK (length(description) BETWEEN 1 AND 1000),
    amount       numeric(18,2) NOT NULL CHECK (amount <> 0),
    created_at   timestamptz   NOT NULL,
    updated_at   timestamptz   NOT NULL
);
CREATE INDEX adjustment_of_statement ON adjustment (statement_id);

-- The v3 document of a statement with its forecast or final figures, rendered when they change.
CREATE TABLE statement_document (
    statement_id     uuid PRIMARY KEY REFERENCES statement,
    lead_provider_id uuid          NOT NULL,
    cohort           text          NOT NULL,
    output_fee       boolean       NOT NULL,
    payment_date     date          NOT NULL,
    state            text          NOT NULL,
    total            numeric(18,2) NOT NULL,
    shape            int           NOT NULL,
    content_hash     text          NOT NULL,
    etag             text          NOT NULL,
    body             bytea         NOT NULL,
    updated_at       timestamptz   NOT NULL
);
CREATE INDEX statement_document_list ON statement_document (lead_provider_id, output_fee, payment_date, statement_id);
