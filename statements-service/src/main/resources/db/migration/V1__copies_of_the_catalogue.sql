-- What applications-service told us about the catalogue, each row at the version it came with.
CREATE TABLE lead_provider (
    id             uuid PRIMARY KEY,
    name           text NOT NULL,
    vat_registered boolean NOT NULL,
    invoicing      boolean NOT NULL,
    source_version bigint NOT NULL
);

CREATE TABLE course (
    identifier     text PRIMARY KEY,
    course_group   text NOT NULL,
    source_version bigint NOT NULL
);

CREATE TABLE cohort (
    identifier     text PRIMARY KEY,
    start_year     int NOT NULL,
    source_version bigint NOT NULL
);
