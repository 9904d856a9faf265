-- How an early career training stands with one provider, as far as a day is concerned: the last period of the stretch the day belongs to,
-- which of those begun by then is the last, else the first to come. What Training.stretchOf says in Java.
CREATE FUNCTION last_period_with(periods jsonb, provider uuid, day date) RETURNS jsonb STABLE LANGUAGE sql BEGIN ATOMIC
    WITH every (it, nth, own, begun) AS (
        SELECT it, nth, (it ->> 'lead_provider_id')::uuid = provider, ((it ->> 'from')::timestamptz AT TIME ZONE 'Europe/London')::date <= day
        FROM jsonb_array_elements(periods) WITH ORDINALITY period (it, nth)),
    chosen AS (
        SELECT coalesce(max(nth) FILTER (WHERE own AND begun), min(nth) FILTER (WHERE own)) AS nth FROM every)
    SELECT every.it FROM every CROSS JOIN chosen
    WHERE every.own AND every.nth >= chosen.nth
      AND NOT EXISTS (SELECT FROM every other WHERE NOT other.own AND other.nth > chosen.nth AND other.nth < every.nth)
    ORDER BY every.nth DESC LIMIT 1;
END;
