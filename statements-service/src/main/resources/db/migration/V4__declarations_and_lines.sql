-- declarations-service's declarations as we last heard of them, and the one aggregate we publish about each: its lines.
CREATE TABLE declaration (
    id                                 uuid PRIMARY KEY,
    source_version                     bigint      NOT NULL,
    family                             text        NOT NULL CHECK (family IN ('npq', 'ecf')),
    lead_provider_id                   uuid        NOT NULL,
    participant_id                     uuid        NOT NULL,
    course_identifier                  text        NOT NULL,
    course_group                       text        NOT NULL,
    cohort                             text        NOT NULL,
    declaration_type                   text        NOT NULL,
    state                              text        NOT NULL,
    live                               boolean     NOT NULL,
    fundable                           boolean     NOT NULL,
    targeted_delivery_funding_eligible boolean     NOT NULL,
    -- taught where there is sparsity or pupil premium
    uplift_flagged                     boolean     NOT NULL DEFAULT false,
    effective_at                       timestamptz NOT NULL,
    changed_at                         timestamptz NOT NULL,
    -- no open statement takes its payment or refund yet
    waiting                            text CHECK (waiting IN ('payment', 'refund')),
    waiting_since                      timestamptz,
    -- the declaration's version its lines were last decided on: nothing is decided below it
    decided_version                    bigint      NOT NULL DEFAULT 0,
    -- version and time of our snapshot of its lines, 0 before the first
    lines_version                      bigint      NOT NULL DEFAULT 0,
    lines_at                           timestamptz,
    CHECK ((waiting IS NULL) = (waiting_since IS NULL))
);
CREATE INDEX declaration_waiting ON declaration (id) WHERE waiting IS NOT NULL;
CREATE INDEX declaration_by_group ON declaration (lead_provider_id, cohort, declaration_type);
-- what has been declared of somebody, by whichever provider
CREATE INDEX declaration_of_participant ON declaration (participant_id);

CREATE TABLE line (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    declaration_id uuid          NOT NULL REFERENCES declaration,
    statement_id   uuid          NOT NULL REFERENCES statement,
    kind           text          NOT NULL CHECK (kind IN ('payment', 'refund')),
    status         text          NOT NULL CHECK (status IN ('attached', 'voided')),
    source_version bigint        NOT NULL,
    attached_at    timestamptz   NOT NULL,
    removed_at     timestamptz,
    removed_reason text,
    -- a payment is priced at the cut-off, a refund when it is placed: at what was paid; not counted means worth nothing
    counted        boolean,
    unit_price     numeric(14,2),
    targeted_price numeric(14,2),
    -- priced by an ECF contract: by a place in a band or by what else, and what it earns besides; a refund starts with what was paid
    -- for its declaration, its own statement's cut-off says which place it gives back
    uplift_price   numeric(14,2) NOT NULL DEFAULT 0 CHECK (uplift_price >= 0),
    rate           text CHECK (rate IN ('in_band', 'above_the_last_band', 'flat', 'not_agreed')),
    band           text,
    -- the statement's state that our snapshot of the declaration's lines last told
    told           text          NOT NULL DEFAULT '',
    recorded_at    timestamptz   NOT NULL DEFAULT clock_timestamp(),
    CHECK ((status = 'voided') = (removed_at IS NOT NULL)),
    CHECK ((status = 'voided') = (removed_reason IS NOT NULL)),
    CHECK (kind = 'payment' OR status = 'attached' AND counted IS NOT NULL),
    CHECK ((counted IS NULL) = (unit_price IS NULL) AND (counted IS NULL) = (targeted_price IS NULL)),
    CONSTRAINT a_place_is_in_a_band CHECK ((rate IS NOT DISTINCT FROM 'in_band') = (band IS NOT NULL))
);
-- at most one payment and one refund per declaration, whoever races
CREATE UNIQUE INDEX line_once ON line (declaration_id, kind) WHERE status = 'attached';
CREATE INDEX line_of_declaration ON line (declaration_id);
CREATE INDEX line_on_statement ON line (statement_id, told);
-- a statement is added up in groups; its refunds and what was voided on it are few, and found without reading all its lines
CREATE INDEX line_not_earning ON line (statement_id) WHERE kind = 'refund' OR status = 'voided';
-- what a statement tells of its lines when it is told: the few that earn nothing
CREATE INDEX line_not_counted ON line (statement_id) WHERE NOT counted;
