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
