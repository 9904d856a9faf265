-- Which version of a copy the applications show, kept beside the copy: a sweep then finds what is behind without walking through
-- all applications.
ALTER TABLE person ADD COLUMN shown_version bigint NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN shown_version bigint NOT NULL DEFAULT 0;
CREATE INDEX person_not_shown ON person (id) WHERE shown_version < version;
CREATE INDEX enrolment_not_shown ON enrolment (application_id) WHERE shown_version < version;
CREATE INDEX application_by_shape ON application (shape, id);

ALTER TABLE application DROP COLUMN person_version, DROP COLUMN enrolment_version;
