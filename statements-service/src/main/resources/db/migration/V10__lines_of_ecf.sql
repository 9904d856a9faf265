-- What a cohort says about money; null in a copy from before, until its owner was asked.
ALTER TABLE cohort
    ADD COLUMN uplifts        boolean,
    ADD COLUMN mentor_funding boolean;

-- taught where there is sparsity or pupil premium
ALTER TABLE declaration ADD COLUMN uplift_flagged boolean NOT NULL DEFAULT false;

-- A line that an ECF contract priced: by a place in a band or by what else, and what it earns besides. A refund starts with what was paid
-- for its declaration; its own statement's cut-off says which place it gives back.
ALTER TABLE line
    ADD COLUMN uplift_price numeric(14,2) NOT NULL DEFAULT 0 CHECK (uplift_price >= 0),
    ADD COLUMN rate         text CHECK (rate IN ('in_band', 'above_the_last_band', 'flat', 'not_agreed')),
    ADD COLUMN band         text,
    ADD CONSTRAINT a_place_is_in_a_band CHECK ((rate IS NOT DISTINCT FROM 'in_band') = (band IS NOT NULL));

-- What a closed ECF statement did to the places of bands: how many it found taken, and how many its lines took and gave back.
CREATE TABLE statement_places (
    statement_id     uuid NOT NULL REFERENCES statement,
    declaration_type text NOT NULL,
    found            int NOT NULL CHECK (found >= 0),
    paid             int NOT NULL CHECK (paid >= 0),
    given_back       int NOT NULL CHECK (given_back >= 0),
    PRIMARY KEY (statement_id, declaration_type)
);

-- the statements that fill the bands of one contract, in their order
CREATE INDEX statement_of_bands ON statement (lead_provider_id, cohort, payment_date, year, month) WHERE type = 'ecf';
