-- Everything on offer, one row per entry, under the key it is published by. The entries are few, change rarely, and are read by
-- key; their shape is that of the published payload, which messaging owns.
CREATE TABLE catalogue_entry (
    key         text COLLATE "C" PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('lead-provider', 'course', 'cohort', 'schedule', 'delivery-partner', 'partnership', 'offer')),
    payload     jsonb       NOT NULL,
    version     bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (key LIKE kind || '/%')
);

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

-- The courses are there from the start (facts/npq 6.1 and the two of the early career framework) and are published like any change.
WITH course (identifier, name, course_group) AS (VALUES
    ('npq-early-years-leadership', 'Early years leadership', 'leadership'),
    ('npq-executive-leadership', 'Executive leadership', 'leadership'),
    ('npq-headship', 'Headship', 'leadership'),
    ('npq-leading-behaviour-culture', 'Leading behaviour and culture', 'specialist'),
    ('npq-leading-literacy', 'Leading literacy', 'specialist'),
    ('npq-leading-primary-mathematics', 'Leading primary mathematics', 'specialist'),
    ('npq-leading-teaching', 'Leading teaching', 'specialist'),
    ('npq-leading-teaching-development', 'Leading teacher development', 'specialist'),
    ('npq-senior-leadership', 'Senior leadership', 'leadership'),
    ('npq-senco', 'Special educational needs co-ordination', 'leadership'),
    ('npq-early-headship-coaching-offer', 'Early headship coaching offer', 'ehco'),
    ('npq-additional-support-offer', 'Additional support offer', 'support'),
    ('ecf-induction', 'Early career teacher induction', 'ecf'),
    ('ecf-mentor', 'Early career teacher mentoring', 'ecf')
), entry AS (
    INSERT INTO catalogue_entry (key, kind, payload, version, recorded_at)
    SELECT 'course/' || identifier, 'course',
           jsonb_build_object('identifier', identifier, 'name', name, 'group', course_group, 'supported', true),
           ((SELECT value FROM epoch)::bigint << 40) | 1, clock_timestamp()
    FROM course
    RETURNING key, payload, version, recorded_at
)
INSERT INTO outbox (topic, key, type, version, payload, recorded_at)
SELECT 'milepost.catalogue', key, 'milepost.course.v1', version, convert_to(payload::text, 'UTF8'), recorded_at FROM entry;
