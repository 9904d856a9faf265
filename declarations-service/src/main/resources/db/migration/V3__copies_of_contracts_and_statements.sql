CREATE TABLE contracts (
    id                uuid PRIMARY KEY,
    lead_provider_id  uuid        NOT NULL,
    cohort            text        NOT NULL,
    kind              text        NOT NULL,
    course_identifier text,
    version           bigint      NOT NULL,
    folded_at         timestamptz NOT NULL
);
CREATE INDEX contracts_by_provider ON contracts (lead_provider_id, cohort);

CREATE TABLE statements (
    id               uuid PRIMARY KEY,
    lead_provider_id uuid        NOT NULL,
    cohort           text        NOT NULL,
    type             text        NOT NULL,
    deadline_date    date        NOT NULL,
    output_fee       boolean     NOT NULL,
    state            text        NOT NULL,
    version          bigint      NOT NULL,
    folded_at        timestamptz NOT NULL
);
CREATE INDEX statements_by_provider ON statements (lead_provider_id, cohort, type) WHERE state = 'open' AND output_fee;

CREATE TABLE lines (
    declaration_id uuid PRIMARY KEY,
    source_version bigint      NOT NULL,
    payment        jsonb,
    refund         jsonb,
    uplift_paid    boolean     NOT NULL,
    effective_at   timestamptz NOT NULL,
    version        bigint      NOT NULL,
    folded_at      timestamptz NOT NULL
);
CREATE INDEX lines_lately_folded ON lines (folded_at);
