-- The epoch is the upper part of every version (epoch << 40 | n). After this database was restored from an older copy, peers have
-- already seen versions that it does not remember. Then, before the service starts again, run once:
--     UPDATE epoch SET value = value + 1, raised_at = now(), reason = 'restored from the copy of <date>';
-- and republish every aggregate. Everything published from then on is newer than anything seen before.
CREATE TABLE epoch (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value     int NOT NULL CHECK (value BETWEEN 0 AND 4194303),
    -- up to which the service has read its own topics back. Below value after a restore: then, before it answers or acts, it takes over
    -- whatever its topics know newer than its rows.
    recovered int NOT NULL DEFAULT 1,
    raised_at timestamptz NOT NULL DEFAULT now(),
    reason    text NOT NULL
);

INSERT INTO epoch (value, reason) VALUES (1, 'first start');
