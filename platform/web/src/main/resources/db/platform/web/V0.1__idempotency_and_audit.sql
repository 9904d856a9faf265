-- Answers of commands by idempotency key (decision A11): one row per caller, method, path and key, written in the command's
-- transaction. While the command runs, status is null and nobody else can see the row.
CREATE TABLE idempotency (
    scope        text        NOT NULL,
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint  bytea       NOT NULL CHECK (length(fingerprint) = 32),
    status       integer     CHECK (status BETWEEN 200 AND 299),
    -- null: an answer that carries a secret and is not told twice
    body         bytea,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (scope, key)
);

-- for the clean-up after 72 hours
CREATE INDEX idempotency_by_age ON idempotency (recorded_at);

-- Every change by an operator or a member of staff.
CREATE TABLE audit (
    position      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    effective_at  timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject_type  text        NOT NULL,
    subject_id    text        NOT NULL,
    reason        jsonb       NOT NULL,
    request_id    text        NOT NULL
);

CREATE INDEX audit_by_subject ON audit (subject_type, subject_id, position);
