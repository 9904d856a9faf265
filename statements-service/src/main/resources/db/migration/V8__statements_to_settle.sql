-- After a restore: statements of which something was taken back, until prices, journal and document are what all of it comes to; with
-- what their own snapshot said of their closing, where that was taken back. Empty at all other times.
CREATE TABLE statement_to_settle (
    statement_id   uuid PRIMARY KEY REFERENCES statement,
    vat_registered boolean,
    not_counted    uuid[]
);

-- What a statement tells of its lines when it is told: the few that earn nothing.
CREATE INDEX line_not_counted ON line (statement_id) WHERE NOT counted;
