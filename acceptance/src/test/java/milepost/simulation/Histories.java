package milepost.simulation;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import milepost.declarations.domain.Causes;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.inmemory.ObservedDeclaration.Step;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;

/**
 * Every step of a history names what caused it, and nothing is caused by what cannot cause it: a verdict takes nothing off a statement
 * (decision D2), and what was superseded is never live again but by having been paid (decision D14).
 */
final class Histories {

    static final String BY_DUPLICATE = "duplicate_found";

    /** What may be caused by what, as docs/declaration-life-cycle.md has it: the states it can come from, and the ones it leads to. */
    private record Caused(Set<String> from, Set<String> to) {
    }

    private static final Set<String> BEFORE_PAYMENT = Set.of("submitted", "eligible", "payable");

    private static final Map<String, Caused> BY = Map.ofEntries(
            entry("line_attached", new Caused(BEFORE_PAYMENT, Set.of("eligible"))),
            entry("line_payable", new Caused(BEFORE_PAYMENT, Set.of("payable"))),
            entry("line_paid", new Caused(Set.of("submitted", "eligible", "payable", "ineligible"), Set.of("paid"))),
            entry("line_voided", new Caused(Set.of("eligible", "payable"), Set.of("submitted"))),
            entry("paid_before_the_void_arrived", new Caused(Set.of("voided"), Set.of("awaiting_clawback", "clawed_back"))),
            entry("refund_placed", new Caused(Set.of("paid", "awaiting_clawback"), Set.of("awaiting_clawback"))),
            entry("refund_paid", new Caused(Set.of("paid", "awaiting_clawback"), Set.of("clawed_back"))),
            entry("funding_confirmed", new Caused(Set.of("submitted", "ineligible"), Set.of("submitted"))),
            entry("funding_refused", new Caused(Set.of("submitted"), Set.of("ineligible"))),
            entry(BY_DUPLICATE, new Caused(Set.of("submitted", "eligible", "payable", "ineligible"), Set.of("ineligible"))),
            entry("voided_by_provider", new Caused(Set.of("submitted", "eligible", "payable", "ineligible", "paid"), Set.of("voided", "awaiting_clawback"))),
            entry("voided_by_finance", new Caused(Set.of("submitted", "eligible", "payable", "ineligible", "paid"), Set.of("voided", "awaiting_clawback"))));

    private static final Set<String> NO_MOVE = Set.of(Causes.PERSON_CHANGED, Causes.PARTNERS_CHANGED, Causes.MENTOR_CHANGED, "outcome_passed", "outcome_failed", "outcome_voided");

    private final ObservedDeclaration declaration;
    private final List<Violation> found = new ArrayList<>();

    private Histories(ObservedDeclaration declaration) {
        this.declaration = declaration;
    }

    static List<Violation> violations(List<ObservedDeclaration> declarations) {
        return declarations.stream().flatMap(declaration -> new Histories(declaration).look().stream()).toList();
    }

    private List<Violation> look() {
        Step before = null;
        boolean superseded = false;
        for (Step step : declaration.history()) {
            boolean gap = step.cause().equals(Causes.TAKEN_BACK);
            if (before == null ? !gap && !step.cause().equals(Causes.DECLARED) : !gap && !follows(before, step, superseded)) {
                wrong("%s after %s, because of %s%s".formatted(step.state(), before == null ? "nothing" : before.state(), step.cause(),
                        superseded ? ", though it was superseded" : ""));
            }
            if (before != null && step.recordedAt().isBefore(before.recordedAt())) {
                wrong("%s was recorded before %s, which came first".formatted(step.cause(), before.cause()));
            }
            superseded = !gap && step.state().equals("ineligible") && (superseded || step.cause().equals(BY_DUPLICATE));
            before = step;
        }
        person();
        return found;
    }

    private static boolean follows(Step before, Step step, boolean superseded) {
        if (NO_MOVE.contains(step.cause())) {
            return step.state().equals(before.state());
        }
        Caused caused = BY.get(step.cause());
        return caused != null && caused.from().contains(before.state()) && caused.to().contains(step.state())
                && !(superseded && step.cause().equals("funding_confirmed"));
    }

    /** Somebody who got another id since did so in the history. */
    private void person() {
        boolean renamed = !Objects.equals(declaration.row().participantId(), declaration.row().declaredParticipantId());
        if (renamed && declaration.history().stream().noneMatch(step -> step.cause().equals(Causes.PERSON_CHANGED) || step.cause().equals(Causes.TAKEN_BACK))) {
            wrong("the person has another id now, and no step says so");
        }
    }

    private void wrong(String what) {
        found.add(new Violation(Invariant.I3_LIFE_CYCLE, "history of declaration " + declaration.row().id(), what));
    }
}
