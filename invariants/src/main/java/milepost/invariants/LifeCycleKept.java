package milepost.invariants;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** I3: states move as the published life cycle says, and what is closed does not change. */
public final class LifeCycleKept {

    /** docs/declaration-life-cycle.md, reduced to which state may follow which; a test in acceptance holds the two together. */
    private static final Map<String, Set<String>> FOLLOWS = Map.of(
            "submitted", Set.of("eligible", "ineligible", "payable", "paid", "voided"),
            "eligible", Set.of("eligible", "payable", "paid", "submitted", "ineligible", "voided"),
            "payable", Set.of("payable", "paid", "eligible", "submitted", "ineligible", "voided"),
            "paid", Set.of("awaiting_clawback", "clawed_back"),
            "ineligible", Set.of("submitted", "ineligible", "paid", "voided"),
            "voided", Set.of("awaiting_clawback", "clawed_back"),
            "awaiting_clawback", Set.of("awaiting_clawback", "clawed_back"),
            "clawed_back", Set.of());

    private LifeCycleKept() {
    }

    public static boolean mayFollow(String from, String to) {
        return FOLLOWS.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether one state may be seen some time after the other by somebody who does not see every step. */
    public static boolean mayLeadTo(String from, String to) {
        Set<String> reached = new HashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            FOLLOWS.getOrDefault(left.poll(), Set.of()).stream().filter(reached::add).forEach(left::add);
        }
        return reached.contains(to);
    }

    public static Set<String> states() {
        return FOLLOWS.keySet();
    }

    public static List<Violation> ofDeclarations(Collection<DeclarationFacts> declarations) {
        List<Violation> found = new ArrayList<>();
        for (DeclarationFacts declaration : declarations) {
            String subject = "declaration " + declaration.id();
            List<String> history = declaration.history();
            if (history.isEmpty() || !history.getLast().equals(declaration.state())) {
                found.add(violation(subject, "it is %s and its history ends with %s"
                        .formatted(declaration.state(), history.isEmpty() ? "nothing" : history.getLast())));
            }
            String before = null;
            boolean gap = false;
            for (String state : history) {
                if (state.equals(DeclarationFacts.GAP)) {
                    gap = true;
                    continue;
                }
                // an entry may be about something else: an outcome, another delivery partner, another id of the person
                if (before != null && !before.equals(state) && !(gap ? mayLeadTo(before, state) : mayFollow(before, state))) {
                    found.add(violation(subject, "%s followed %s".formatted(state, before)));
                }
                before = state;
                gap = false;
            }
        }
        return found;
    }

    /** @param before how the statements that were paid looked then; they have to look so now */
    public static List<Violation> ofPaid(Map<UUID, StatementFacts> before, Collection<StatementFacts> now) {
        List<Violation> found = new ArrayList<>();
        for (StatementFacts statement : now) {
            StatementFacts was = before.get(statement.id());
            if (was != null && was.state().equals("paid")
                    && (!statement.state().equals("paid") || was.total().compareTo(statement.total()) != 0)) {
                found.add(violation("statement " + statement.id(), "it was paid with %s and is %s with %s"
                        .formatted(was.total(), statement.state(), statement.total())));
            }
        }
        return found;
    }

    private static Violation violation(String subject, String what) {
        return new Violation(Invariant.I3_LIFE_CYCLE, subject, what);
    }
}
