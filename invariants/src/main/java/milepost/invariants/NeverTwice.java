package milepost.invariants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.invariants.StatementFacts.Amount;

/** I2: nothing is paid twice, taken back twice, or declared twice for one milestone. */
public final class NeverTwice {

    private NeverTwice() {
    }

    private record Line(UUID declaration, String kind) {
    }

    private record Slot(UUID training, String type) {
    }

    public static List<Violation> violations(Collection<DeclarationFacts> declarations, Collection<StatementFacts> statements) {
        List<Violation> found = new ArrayList<>();
        Map<Line, UUID> lines = new HashMap<>();
        for (StatementFacts statement : statements) {
            for (Amount amount : statement.amounts()) {
                amount.declaration().filter(_ -> amount.stands()).ifPresent(declaration -> {
                    UUID other = lines.put(new Line(declaration, amount.kind()), statement.id());
                    if (other != null) {
                        found.add(violation("declaration " + declaration, "a %s on statement %s and another one on %s"
                                .formatted(amount.kind(), other, statement.id())));
                    }
                });
            }
        }
        Map<Slot, UUID> slots = new HashMap<>();
        for (DeclarationFacts declaration : declarations) {
            if (declaration.isLive()) {
                UUID other = slots.put(new Slot(declaration.training(), declaration.type()), declaration.id());
                if (other != null) {
                    found.add(violation("declaration " + declaration.id(),
                            "%s declares the same milestone, and both are live".formatted(other)));
                }
            }
        }
        return found;
    }

    private static Violation violation(String subject, String what) {
        return new Violation(Invariant.I2_NEVER_TWICE, subject, what);
    }
}
