-- Business time of the enrolment's latest change (decision A13): what follows from it carries the same time.
ALTER TABLE enrolment ADD COLUMN effective_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE enrolment ALTER COLUMN effective_at DROP DEFAULT;
