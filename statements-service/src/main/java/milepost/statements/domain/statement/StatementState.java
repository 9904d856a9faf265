package milepost.statements.domain.statement;

import java.time.Instant;

/** Where a statement stands: still filling, closed and payable, or authorised and thereby paid. */
public sealed interface StatementState {

    String code();

    /** A forecast: lines come and go, prices follow the contracts in force. */
    record Open() implements StatementState {
        @Override
        public String code() {
            return "open";
        }
    }

    /** Cut off: prices and contract versions are fixed, the journal speaks. */
    record Payable(Instant cutOffAt) implements StatementState {
        @Override
        public String code() {
            return "payable";
        }
    }

    /** Authorised: every line that was not voided before is paid. */
    record Paid(Instant cutOffAt, Instant authorisedAt) implements StatementState {
        @Override
        public String code() {
            return "paid";
        }
    }
}
