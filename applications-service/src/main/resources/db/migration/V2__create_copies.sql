-- What other services own and we show or decide by (decision C5: no more of a person than that).
CREATE TABLE person (
    id           uuid PRIMARY KEY,
    full_name    text        NOT NULL,
    email        text,
    trn          text,
    trn_verified boolean     NOT NULL,
    retired_into uuid,
    version      bigint      NOT NULL,
    copied_at    timestamptz NOT NULL
);
CREATE INDEX person_by_verified_trn ON person (trn) WHERE trn_verified;
CREATE INDEX person_by_survivor ON person (retired_into) WHERE retired_into IS NOT NULL;

CREATE TABLE enrolment (
    application_id      uuid PRIMARY KEY,
    lead_provider_id    uuid        NOT NULL,
    cohort              text        NOT NULL,
    schedule_identifier text        NOT NULL,
    training_status     text        NOT NULL CHECK (training_status IN ('active', 'deferred', 'withdrawn')),
    live                boolean     NOT NULL,
    source_version      bigint      NOT NULL,
    version             bigint      NOT NULL,
    copied_at           timestamptz NOT NULL
);
