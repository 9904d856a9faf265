-- What we keep of the catalogue that applications-service owns, each entry under the key it is published with (course, cohort,
-- schedule, offer): what a change of schedule or cohort is judged by, nothing else.
CREATE TABLE catalogue (
    key     text   PRIMARY KEY,
    entry   jsonb  NOT NULL,
    version bigint NOT NULL
);

-- What we keep of declarations-service's declarations of NPQ trainings: what deferring, withdrawing and moving are judged by.
CREATE TABLE declaration (
    id               uuid        PRIMARY KEY,
    application_id   uuid        NOT NULL,
    declaration_type text        NOT NULL,
    declaration_date timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('submitted', 'eligible', 'ineligible', 'payable', 'paid', 'voided',
                                                           'awaiting_clawback', 'clawed_back')),
    version          bigint      NOT NULL
);
CREATE INDEX declaration_by_application ON declaration (application_id);

-- What became of every enrolment, one entry for each version. Enrolments from before this table have no entries for what was.
CREATE TABLE enrolment_history (
    enrolment_id uuid        NOT NULL,
    version      bigint      NOT NULL,
    what         text        NOT NULL,
    actor        text        NOT NULL CHECK (actor IN ('provider', 'operator', 'system')),
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (enrolment_id, version)
);

-- After a restore a retired person may come back before the one it was merged into.
ALTER TABLE person DROP CONSTRAINT person_retired_into_fkey;
