-- What operators uploaded, each list as a whole. The identifiers are spelled as the rules ask for them.
CREATE TABLE eligibility_entry (
    list       text COLLATE "C" NOT NULL,
    identifier text COLLATE "C" NOT NULL,
    PRIMARY KEY (list, identifier)
);
