-- A little library: the books it owns, its copy of the books of others, and the label every known book should carry.
CREATE TABLE own_book (
    key     text PRIMARY KEY,
    version bigint NOT NULL,
    payload bytea NOT NULL
);

CREATE TABLE book (
    key        text PRIMARY KEY,
    version    bigint NOT NULL,
    title      text NOT NULL CHECK (title <> 'forbidden'),
    request_id text,
    trace_id   text
);

CREATE TABLE label (
    key     text PRIMARY KEY,
    version bigint NOT NULL,
    cause   text NOT NULL,
    times   int NOT NULL DEFAULT 1
);
