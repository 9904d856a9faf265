-- What a lead provider sees of a delivery partner it works with: kept beside the catalogue, because its stamps are those of what that
-- one provider is shown. A partner without cohorts is not shown any more.
CREATE TABLE shown_partner (
    lead_provider_id    uuid        NOT NULL,
    delivery_partner_id uuid        NOT NULL,
    name                text        NOT NULL,
    cohort_years        int[]       NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    PRIMARY KEY (lead_provider_id, delivery_partner_id),
    CHECK (updated_at >= created_at)
);

-- the partnerships that are there already
INSERT INTO shown_partner (lead_provider_id, delivery_partner_id, name, cohort_years, created_at, updated_at)
SELECT (partnership.payload ->> 'lead_provider_id')::uuid, (partnership.payload ->> 'delivery_partner_id')::uuid, partner.payload ->> 'name',
       ARRAY(SELECT DISTINCT left(cohort, 4)::int AS year FROM jsonb_array_elements_text(partnership.payload -> 'cohorts') AS cohort ORDER BY year),
       partnership.recorded_at, greatest(partnership.recorded_at, partner.recorded_at)
FROM catalogue_entry partnership
JOIN catalogue_entry partner ON partner.key = 'delivery-partner/' || (partnership.payload ->> 'delivery_partner_id')
WHERE partnership.kind = 'partnership';
