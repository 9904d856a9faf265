-- Opened at the cut-off. Entries are only added; the row is the lock that keeps their numbers and VAT in order.
CREATE TABLE journal (
    statement_id   uuid PRIMARY KEY REFERENCES statement,
    vat_registered boolean NOT NULL,
    entries        int     NOT NULL
);

CREATE TABLE journal_entry (
    statement_id uuid        NOT NULL REFERENCES journal,
    number       int         NOT NULL,
    reason       text        NOT NULL,
    subject      uuid,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (statement_id, number)
);

-- Debits positive, credits negative; the postings of an entry add up to nothing.
CREATE TABLE posting (
    statement_id uuid          NOT NULL,
    number       int           NOT NULL,
    account      text          NOT NULL,
    amount       numeric(18,2) NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (statement_id, number, account),
    FOREIGN KEY (statement_id, number) REFERENCES journal_entry
);
