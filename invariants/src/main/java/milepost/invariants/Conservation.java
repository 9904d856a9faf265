package milepost.invariants;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.invariants.StatementFacts.Amount;

/** I1: money comes from lines and from nothing else, and what is taken back is what was paid. */
public final class Conservation {

    private static final Map<String, String> REFUND_OF = Map.of(
            "refund", "payment", "targeted_delivery_funding_refund", "targeted_delivery_funding", "uplift_refund", "uplift");

    private Conservation() {
    }

    public static List<Violation> violations(Collection<StatementFacts> statements) {
        List<Violation> found = new ArrayList<>();
        statements.forEach(statement -> total(statement).ifPresent(found::add));
        found.addAll(refunds(statements));
        return found;
    }

    private static Optional<Violation> total(StatementFacts statement) {
        BigDecimal sum = statement.amounts().stream().map(Amount::pounds).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(statement.total()) == 0
                ? Optional.empty()
                : Optional.of(violation("statement " + statement.id(), "its lines add up to %s, its total says %s".formatted(sum, statement.total())));
    }

    private record Earned(UUID declaration, String kind) {
    }

    private static List<Violation> refunds(Collection<StatementFacts> statements) {
        Map<Earned, BigDecimal> paid = new HashMap<>();
        for (StatementFacts statement : statements) {
            if (statement.state().equals("paid")) {
                for (Amount amount : statement.amounts()) {
                    amount.declaration().filter(_ -> amount.stands() && !REFUND_OF.containsKey(amount.kind()))
                            .ifPresent(id -> paid.merge(new Earned(id, amount.kind()), amount.pounds(), BigDecimal::add));
                }
            }
        }
        List<Violation> found = new ArrayList<>();
        for (StatementFacts statement : statements) {
            for (Amount amount : statement.amounts()) {
                String kind = REFUND_OF.get(amount.kind());
                if (kind != null && amount.declaration().isPresent()) {
                    UUID declaration = amount.declaration().get();
                    BigDecimal was = paid.getOrDefault(new Earned(declaration, kind), BigDecimal.ZERO);
                    if (was.compareTo(amount.pounds().negate()) != 0) {
                        found.add(violation("declaration " + declaration,
                                "%s was paid as %s and %s taken back".formatted(was, kind, amount.pounds().negate())));
                    }
                }
            }
        }
        return found;
    }

    private static Violation violation(String subject, String what) {
        return new Violation(Invariant.I1_CONSERVATION, subject, what);
    }
}
