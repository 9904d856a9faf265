-- Contracts about a whole cohort: bands for teachers, a flat rate for mentors. Only an NPQ contract is about one course.
ALTER TABLE contract
    DROP CONSTRAINT contract_kind_check,
    DROP CONSTRAINT one_contract_each,
    ALTER COLUMN course_identifier DROP NOT NULL,
    ADD CONSTRAINT contract_kind_check CHECK (kind IN ('npq', 'ecf', 'ecf_mentor')),
    ADD CONSTRAINT npq_is_about_a_course CHECK ((kind = 'npq') = (course_identifier IS NOT NULL)),
    ADD CONSTRAINT one_contract_each UNIQUE NULLS NOT DISTINCT (lead_provider_id, cohort, kind, course_identifier);

ALTER TABLE contract_version
    ALTER COLUMN special_course DROP NOT NULL,
    ALTER COLUMN per_participant DROP NOT NULL,
    ALTER COLUMN output_payment_percentage DROP NOT NULL,
    ALTER COLUMN number_of_payment_periods DROP NOT NULL,
    ALTER COLUMN service_fee_percentage DROP NOT NULL,
    ALTER COLUMN service_fee_installments DROP NOT NULL,
    ALTER COLUMN targeted_delivery_funding DROP NOT NULL,
    ADD COLUMN set_up_fee              numeric(14,2) CHECK (set_up_fee >= 0),
    ADD COLUMN uplift_amount           numeric(14,2) CHECK (uplift_amount >= 0),
    ADD COLUMN uplift_target           numeric(5,4) CHECK (uplift_target BETWEEN 0 AND 1),
    -- one a line: name, first and last place, price per participant, output and service percentage
    ADD COLUMN bands                   text,
    ADD COLUMN payment_per_participant numeric(14,2) CHECK (payment_per_participant > 0),
    ADD CONSTRAINT each_kind_has_its_terms CHECK (
        num_nonnulls(special_course, per_participant, output_payment_percentage, number_of_payment_periods, service_fee_percentage,
                     service_fee_installments, targeted_delivery_funding) = 7 AND num_nonnulls(set_up_fee, bands, payment_per_participant) = 0
        OR num_nonnulls(special_course, per_participant, output_payment_percentage, number_of_payment_periods, service_fee_percentage,
                        service_fee_installments, targeted_delivery_funding) = 0
            AND ((num_nonnulls(set_up_fee, bands) = 2 AND payment_per_participant IS NULL)
                OR (num_nonnulls(set_up_fee, bands) = 0 AND payment_per_participant IS NOT NULL)));
