-- Records that can never be applied, with the reason. One resolves itself when its key is applied at this or a newer version.
CREATE TABLE dead_letter (
    topic        text NOT NULL,
    partition    int NOT NULL,
    "offset"     bigint NOT NULL,
    key          text,
    type         text,
    version      bigint,
    reason       text NOT NULL,
    payload      bytea,
    request_id   text,
    traceparent  text,
    failed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    resolved_at  timestamptz,
    PRIMARY KEY (topic, partition, "offset")
);

CREATE INDEX dead_letter_unresolved ON dead_letter (topic, key) WHERE resolved_at IS NULL;
