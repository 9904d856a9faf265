-- Why the funding rules said what they said: the rule, and what it rested on besides the application. Null where somebody gave the
-- verdict, and in every row from before there were rules: those verdicts stay as they are.
ALTER TABLE application ADD COLUMN verdict_decided jsonb;

-- whether somebody with the same TRN had the funding before, verified or not
CREATE INDEX person_by_trn ON person (trn) WHERE trn IS NOT NULL;

-- What operators uploaded, each list as a whole. The identifiers are spelled as the rules ask for them.
CREATE TABLE eligibility_entry (
    list       text COLLATE "C" NOT NULL,
    identifier text COLLATE "C" NOT NULL,
    PRIMARY KEY (list, identifier)
);
