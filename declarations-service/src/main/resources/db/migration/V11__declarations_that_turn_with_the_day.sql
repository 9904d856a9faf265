-- When a declaration has to be looked at again though nobody says anything: on the first day of a planned transfer, which frees the slot
-- that an unpaid one of the former provider holds. Those that may wait for one are looked at once, which says when.
ALTER TABLE declarations ADD COLUMN turns_at timestamptz;
UPDATE declarations SET turns_at = now() WHERE family = 'ecf' AND state = 'ineligible' AND holds_slot;
CREATE INDEX declarations_that_turn ON declarations (turns_at) WHERE turns_at IS NOT NULL;
