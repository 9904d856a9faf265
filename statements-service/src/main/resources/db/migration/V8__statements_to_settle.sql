-- After a restore: statements of which something was taken back, until prices, journal and document are what all of it comes to; with
-- what their own snapshot said of their closing, where that was taken back. Empty at all other times.
CREATE TABLE statement_to_settle (
    statement_id   uuid PRIMARY KEY REFERENCES statement,
    vat_registered boolean,
    not_counted    uuid[]
);
