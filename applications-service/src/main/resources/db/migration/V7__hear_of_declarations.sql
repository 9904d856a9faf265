-- What declarations-service owns and some rules here need to know: which declarations an application has, and how they stand.
CREATE TABLE declaration (
    id                uuid PRIMARY KEY,
    application_id    uuid        NOT NULL,
    participant_id    uuid        NOT NULL,
    course_identifier text        NOT NULL,
    declaration_type  text        NOT NULL,
    declaration_date  timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('submitted', 'eligible', 'ineligible', 'payable', 'paid', 'voided',
                                                            'awaiting_clawback', 'clawed_back')),
    lead_provider_id  uuid        NOT NULL,
    version           bigint      NOT NULL
);
CREATE INDEX declaration_by_application ON declaration (application_id, id);
