-- The epoch up to which the service has read its own topics back. Below `value` after a restore: then, before it answers or acts, it
-- takes over whatever its topics know newer than its rows. 1 also in a copy from before this column, whose epoch was just raised.
ALTER TABLE epoch ADD COLUMN recovered int NOT NULL DEFAULT 1;
