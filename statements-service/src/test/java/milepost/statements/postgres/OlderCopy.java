package milepost.statements.postgres;

import java.util.List;

/** A copy of what the service owns, and the database going back to it; what others own stays, as if it had been read again. */
final class OlderCopy {

    private static final List<String> OWNED = List.of("contract", "contract_version", "statement", "statement_contract", "statement_places", "adjustment",
            "declaration", "line", "journal", "journal_entry", "posting", "spread", "statement_document", "invoice");

    private final Ledger ledger;

    OlderCopy(Ledger ledger) {
        this.ledger = ledger;
    }

    void make() {
        OWNED.forEach(table -> run("CREATE TABLE copy_of_%1$s AS TABLE %1$s".formatted(table)));
    }

    void restore() {
        loseEverything();
        OWNED.forEach(table -> run("INSERT INTO %1$s SELECT * FROM copy_of_%1$s".formatted(table)));
    }

    void loseEverything() {
        run("TRUNCATE statement_change, statement_to_settle, invoice_history, " + String.join(", ", OWNED));
    }

    private void run(String sql) {
        ledger.db.sql(sql).then().block(Ledger.PATIENCE);
    }
}
