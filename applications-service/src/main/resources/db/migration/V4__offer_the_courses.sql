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
