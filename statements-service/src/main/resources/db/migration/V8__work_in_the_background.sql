-- A statement whose amounts may have changed; rows are added without waiting for anyone, and folded by the forecast.
CREATE TABLE statement_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    statement_id uuid NOT NULL
);
CREATE INDEX statement_change_of ON statement_change (statement_id);

-- A cut-off or an authorisation whose lines are still being told; what has been told stands on the lines.
CREATE TABLE spread (
    statement_id uuid        NOT NULL REFERENCES statement,
    state        text        NOT NULL CHECK (state IN ('payable', 'paid')),
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at  timestamptz,
    PRIMARY KEY (statement_id, state)
);
CREATE INDEX spread_unfinished ON spread (started_at) WHERE finished_at IS NULL;

-- After a restore: statements of which something was taken back, until prices, journal and document are what all of it comes to; with
-- what their own snapshot said of their closing, where that was taken back. Empty at all other times.
CREATE TABLE statement_to_settle (
    statement_id   uuid PRIMARY KEY REFERENCES statement,
    vat_registered boolean,
    not_counted    uuid[]
);

-- Numbers the facts of milepost.finance, an append-only log.
CREATE SEQUENCE finance_fact;
