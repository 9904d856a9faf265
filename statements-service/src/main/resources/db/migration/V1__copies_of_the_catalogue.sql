-- What applications-service told us about the catalogue, each row at the version it came with.
CREATE TABLE lead_provider (
    id             uuid PRIMARY KEY,
    name           text    NOT NULL,
    vat_registered boolean NOT NULL,
    invoicing      boolean NOT NULL,
    source_version bigint  NOT NULL
);

CREATE TABLE course (
    identifier     text PRIMARY KEY,
    course_group   text   NOT NULL,
    source_version bigint NOT NULL
);

CREATE TABLE cohort (
    identifier     text PRIMARY KEY,
    start_year     int    NOT NULL,
    -- what it says about money; whose copy does not say it is asked for at its owner
    uplifts        boolean,
    mentor_funding boolean,
    source_version bigint NOT NULL
);

-- With the declaration types of its milestones; who needs one that is not here asks for it.
CREATE TABLE schedule (
    cohort         text   NOT NULL,
    identifier     text   NOT NULL,
    milestones     text   NOT NULL,
    source_version bigint NOT NULL,
    PRIMARY KEY (cohort, identifier)
);
