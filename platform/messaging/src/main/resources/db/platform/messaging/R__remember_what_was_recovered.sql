-- The epoch up to which the service has read its own topics back. Below `value` after a restore: then, before it answers or acts, it
-- takes over whatever its topics know newer than its rows. 1 also in a copy from before this column, whose epoch was just raised.
-- Repeatable, because a version of the platform's (V0.x) would come before those that every existing database has already applied.
ALTER TABLE epoch ADD COLUMN IF NOT EXISTS recovered int NOT NULL DEFAULT 1;
