package milepost.statements.domain.statement;

/** What a command does to a statement. */
public sealed interface StatementDecision {

    /** The statement moves on; its row, journal and finance event are written together. */
    record Moved(StatementState to) implements StatementDecision {
    }

    /** The state stays and the forecast follows the change. */
    record Forecast() implements StatementDecision {
    }

    /** The state stays and the change is an entry in the journal. */
    record Journalled() implements StatementDecision {
    }

    /** The command had its effect before. */
    record Unchanged() implements StatementDecision {
    }

    record Refused(StatementRefusal why) implements StatementDecision {
    }
}
