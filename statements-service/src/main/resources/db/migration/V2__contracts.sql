-- An NPQ contract is about one course; those of the early career framework are about a whole cohort: bands for teachers, a flat rate
-- for mentors.
CREATE TABLE contract (
    id                uuid PRIMARY KEY,
    lead_provider_id  uuid        NOT NULL,
    cohort            text        NOT NULL,
    kind              text        NOT NULL CHECK (kind IN ('npq', 'ecf', 'ecf_mentor')),
    course_identifier text,
    -- the version open statements follow
    number            int         NOT NULL CHECK (number > 0),
    version           bigint      NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT npq_is_about_a_course CHECK ((kind = 'npq') = (course_identifier IS NOT NULL)),
    -- decision E12a
    CONSTRAINT one_contract_each UNIQUE NULLS NOT DISTINCT (lead_provider_id, cohort, kind, course_identifier)
);

-- Versions are only ever added; closed statements keep the one they were priced with.
CREATE TABLE contract_version (
    contract_id                uuid NOT NULL REFERENCES contract,
    number                     int  NOT NULL,
    recruitment_target         int  NOT NULL CHECK (recruitment_target > 0),
    monthly_service_fee        numeric(14,2) CHECK (monthly_service_fee >= 0),

    -- of an NPQ
    special_course             boolean,
    per_participant            numeric(14,2) CHECK (per_participant > 0),
    output_payment_percentage  int CHECK (output_payment_percentage BETWEEN 0 AND 100),
    number_of_payment_periods  int CHECK (number_of_payment_periods >= 0),
    service_fee_percentage     int CHECK (service_fee_percentage BETWEEN 0 AND 100),
    service_fee_installments   int CHECK (service_fee_installments >= 0),
    targeted_delivery_funding  numeric(14,2) CHECK (targeted_delivery_funding >= 0),

    -- of early career teachers; the bands one a line: name, first and last place, price per participant, output and service percentage
    set_up_fee                 numeric(14,2) CHECK (set_up_fee >= 0),
    uplift_amount              numeric(14,2) CHECK (uplift_amount >= 0),
    uplift_target              numeric(5,4) CHECK (uplift_target BETWEEN 0 AND 1),
    bands                      text,

    -- of their mentors
    payment_per_participant    numeric(14,2) CHECK (payment_per_participant > 0),

    recorded_at                timestamptz NOT NULL,
    PRIMARY KEY (contract_id, number),
    CONSTRAINT each_kind_has_its_terms CHECK (
        num_nonnulls(special_course, per_participant, output_payment_percentage, number_of_payment_periods, service_fee_percentage,
                     service_fee_installments, targeted_delivery_funding) = 7 AND num_nonnulls(set_up_fee, bands, payment_per_participant) = 0
        OR num_nonnulls(special_course, per_participant, output_payment_percentage, number_of_payment_periods, service_fee_percentage,
                        service_fee_installments, targeted_delivery_funding) = 0
            AND ((num_nonnulls(set_up_fee, bands) = 2 AND payment_per_participant IS NULL)
                OR (num_nonnulls(set_up_fee, bands) = 0 AND payment_per_participant IS NOT NULL)))
);
