package milepost.statements.domain.statement;

import java.time.Instant;
import milepost.statements.domain.StatementId;

/** A statement as its row says; its amounts stand elsewhere. */
public record Statement(
        StatementId id, StatementTerms terms, StatementState state, long version, Instant createdAt, Instant updatedAt) {

    public Statement in(StatementState next) {
        return new Statement(id, terms, next, version, createdAt, updatedAt);
    }

    public Statement with(StatementTerms next) {
        return new Statement(id, next, state, version, createdAt, updatedAt);
    }

    public boolean isOpen() {
        return state instanceof StatementState.Open;
    }
}
