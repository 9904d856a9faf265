-- Why the funding rules said what they said: the rule, and what it rested on besides the application. Null where somebody gave the
-- verdict, and in every row from before there were rules: those verdicts stay as they are.
ALTER TABLE application ADD COLUMN verdict_decided jsonb;

-- those to judge again when the other one's TRN is verified or corrected
CREATE INDEX application_in_doubt ON application ((verdict_decided #>> '{basis,about,value}'))
    WHERE verdict_decided #>> '{basis,about,value}' IS NOT NULL;

-- whether somebody with the same TRN had the funding before, verified or not
CREATE INDEX person_by_trn ON person (trn) WHERE trn IS NOT NULL;

-- What operators uploaded, each list as a whole. The identifiers are spelled as the rules ask for them.
CREATE TABLE eligibility_entry (
    list       text COLLATE "C" NOT NULL,
    identifier text COLLATE "C" NOT NULL,
    PRIMARY KEY (list, identifier)
);
