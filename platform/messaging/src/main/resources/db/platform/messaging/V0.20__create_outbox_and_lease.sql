-- Snapshots that wait for Kafka. The relay sends them in order of position and deletes them when the broker has them.
-- Numbers are handed out before the commit, so the relay never remembers a highest one: it takes what is there.
CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic       text NOT NULL,
    key         text NOT NULL,
    type        text NOT NULL,
    version     bigint NOT NULL,
    -- the broker refuses records above 1 MiB for good, which would stop the relay: refuse them here, in the command
    payload     bytea NOT NULL CHECK (octet_length(payload) <= 900000),
    request_id  text,
    traceparent text,
    recorded_at timestamptz NOT NULL,
    queued_at   timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Who may do what only one process should do at a time: the relay, the sweep, a cut-off.
CREATE TABLE lease (
    name    text PRIMARY KEY,
    holder  text NOT NULL,
    expires timestamptz NOT NULL
);
