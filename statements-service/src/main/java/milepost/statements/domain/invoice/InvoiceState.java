package milepost.statements.domain.invoice;

import java.util.List;
import java.util.Optional;

/** Where an invoice stands, and what it and the statement said differently when it came there. */
public sealed interface InvoiceState {

    String code();

    List<Difference> differences();

    /** Finance's. */
    default Optional<String> reasonGiven() {
        return switch (this) {
            case Matched _, Queried _, Superseded _ -> Optional.empty();
            case Accepted(var reason, _) -> Optional.of(reason);
            case Rejected(var reason, _) -> Optional.of(reason);
        };
    }

    /** To the penny what the statement says. */
    record Matched() implements InvoiceState {
        @Override
        public String code() {
            return "matched";
        }

        @Override
        public List<Difference> differences() {
            return List.of();
        }
    }

    /** Not what the statement says; somebody has to look. */
    record Queried(List<Difference> differences) implements InvoiceState {
        public Queried {
            differences = List.copyOf(differences);
            if (differences.isEmpty()) {
                throw new IllegalArgumentException("an invoice without differences is matched");
            }
        }

        @Override
        public String code() {
            return "queried";
        }
    }

    /** Finance takes it as it is. */
    record Accepted(String reason, List<Difference> differences) implements InvoiceState {
        public Accepted {
            differences = List.copyOf(differences);
        }

        @Override
        public String code() {
            return "accepted";
        }
    }

    /** Finance wants another one. */
    record Rejected(String reason, List<Difference> differences) implements InvoiceState {
        public Rejected {
            differences = List.copyOf(differences);
        }

        @Override
        public String code() {
            return "rejected";
        }
    }

    /** Another one came for the same statement. */
    record Superseded(List<Difference> differences) implements InvoiceState {
        public Superseded {
            differences = List.copyOf(differences);
        }

        @Override
        public String code() {
            return "superseded";
        }
    }

    /** What an invoice is that has just been held against its statement. */
    static InvoiceState of(List<Difference> differences) {
        return differences.isEmpty() ? new Matched() : new Queried(differences);
    }
}
