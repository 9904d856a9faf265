CREATE TABLE contract (
    id                uuid PRIMARY KEY,
    lead_provider_id  uuid NOT NULL,
    cohort            text NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('npq')),
    course_identifier text NOT NULL,
    -- the version open statements follow
    number            int NOT NULL CHECK (number > 0),
    version           bigint NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    -- decision E12a
    CONSTRAINT one_contract_each UNIQUE (lead_provider_id, cohort, kind, course_identifier)
);

-- Versions are only ever added; closed statements keep the one they were priced with.
CREATE TABLE contract_version (
    contract_id                uuid NOT NULL REFERENCES contract,
    number                     int NOT NULL,
    special_course             boolean NOT NULL,
    per_participant            numeric(14,2) NOT NULL CHECK (per_participant > 0),
    output_payment_percentage  int NOT NULL CHECK (output_payment_percentage BETWEEN 0 AND 100),
    number_of_payment_periods  int NOT NULL CHECK (number_of_payment_periods >= 0),
    service_fee_percentage     int NOT NULL CHECK (service_fee_percentage BETWEEN 0 AND 100),
    service_fee_installments   int NOT NULL CHECK (service_fee_installments >= 0),
    recruitment_target         int NOT NULL CHECK (recruitment_target > 0),
    monthly_service_fee        numeric(14,2) CHECK (monthly_service_fee >= 0),
    targeted_delivery_funding  numeric(14,2) NOT NULL CHECK (targeted_delivery_funding >= 0),
    recorded_at                timestamptz NOT NULL,
    PRIMARY KEY (contract_id, number)
);
