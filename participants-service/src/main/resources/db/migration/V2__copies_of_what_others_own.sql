-- What we keep of the catalogue that applications-service owns, each entry under the key it is published with (course, cohort,
-- schedule, offer): what a change of schedule or cohort is judged by, nothing else.
CREATE TABLE catalogue (
    key     text   PRIMARY KEY,
    entry   jsonb  NOT NULL,
    version bigint NOT NULL
);

-- What we keep of applications-service's applications: what enrolments are born of and documents show, nothing else.
CREATE TABLE application (
    id                                    uuid        PRIMARY KEY,
    participant_id                        uuid        NOT NULL,
    lead_provider_id                      uuid        NOT NULL,
    course_identifier                     text        NOT NULL,
    cohort                                text        NOT NULL,
    accepted                              boolean     NOT NULL,
    accepted_at                           timestamptz,
    schedule_identifier                   text,
    eligible_for_funding                  boolean     NOT NULL,
    funded_place                          boolean,
    targeted_delivery_funding_eligibility boolean,
    school_urn                            text,
    effective_at                          timestamptz NOT NULL,
    version                               bigint      NOT NULL,
    converged_version                     bigint      NOT NULL,
    changed_at                            timestamptz NOT NULL,
    CHECK (accepted = (accepted_at IS NOT NULL)),
    CHECK (accepted = (schedule_identifier IS NOT NULL))
);

-- What we keep of declarations-service's declarations, of NPQ trainings and of ECF training records: what deferring, withdrawing and
-- moving are judged by, and which day a mentor's funding ends on.
CREATE TABLE declaration (
    id                 uuid        PRIMARY KEY,
    application_id     uuid,
    training_record_id uuid,
    declaration_type   text        NOT NULL,
    declaration_date   timestamptz NOT NULL,
    state              text        NOT NULL CHECK (state IN ('submitted', 'eligible', 'ineligible', 'payable', 'paid', 'voided',
                                                             'awaiting_clawback', 'clawed_back')),
    -- the one it was declared in: by it a way back to a cohort whose payments are frozen is judged (facts/ecf 2.12)
    cohort             text,
    -- by which clock it changed, where that was said, and when it was heard: since when a mentor's record agrees, and when it must
    effective_at       timestamptz,
    changed_at         timestamptz NOT NULL,
    version            bigint      NOT NULL,
    CHECK (num_nonnulls(application_id, training_record_id) = 1)
);
CREATE INDEX declaration_by_application ON declaration (application_id);
CREATE INDEX declaration_by_training_record ON declaration (training_record_id) WHERE training_record_id IS NOT NULL;
