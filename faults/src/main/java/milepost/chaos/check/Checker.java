package milepost.chaos.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.chaos.faults.Letter;
import milepost.chaos.load.Command;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.Outcome;
import milepost.chaos.load.Outcome.Acknowledged;
import milepost.chaos.load.Told;
import milepost.invariants.Conservation;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.Invariant;
import milepost.invariants.LifeCycleKept;
import milepost.invariants.NeverTwice;
import milepost.invariants.OneEffect;
import milepost.invariants.StatementFacts;
import milepost.invariants.Violation;

/** Compares what clients were told with what is. It asks nobody: both are given. */
public final class Checker {

    private static final Set<String> TAKEN_BACK = Set.of("voided", "awaiting_clawback", "clawed_back");

    private final List<Told> told;
    private final Found found;
    private final Map<UUID, DeclarationFacts> declarations;
    private final Map<UUID, StatementFacts> statements;
    private final List<Violation> lost = new ArrayList<>();
    private final List<Violation> doubled = new ArrayList<>();
    private final List<Violation> wrong = new ArrayList<>();

    public Checker(Collection<Told> told, Found found) {
        this.told = List.copyOf(told);
        this.found = found;
        this.declarations = found.declarations().stream().collect(Collectors.toMap(DeclarationFacts::id, each -> each));
        this.statements = found.statements().stream().collect(Collectors.toMap(StatementFacts::id, each -> each));
    }

    /** @param paid what statements came to when they were paid */
    public Verdict verdict(Collection<String> contradictions, Map<UUID, StatementFacts> paid, Map<Letter, String> poison) {
        told.forEach(each -> {
            if (each.outcome() instanceof Acknowledged acknowledged) {
                effect(each.command(), acknowledged);
            }
        });
        declaredOnce();
        doubled.addAll(NeverTwice.violations(found.declarations(), found.statements()));
        paidForNothing();
        wrong.addAll(Conservation.violations(found.statements()));
        wrong.addAll(LifeCycleKept.ofDeclarations(found.declarations()));
        wrong.addAll(LifeCycleKept.ofPaid(paid, found.statements()));
        contradictions.forEach(sentence -> wrong.add(new Violation(Invariant.I5_ONE_EFFECT, "a client", sentence)));
        found.unrest().forEach(sentence -> wrong.add(new Violation(Invariant.I9_LIVENESS, "the suite", sentence)));
        deadLetters(poison);
        return new Verdict(lost, doubled, wrong);
    }

    private void effect(Command command, Acknowledged told) {
        switch (command.kind()) {
            case ACCEPT -> lostUnless(found.enrolled().contains(command.subject()), command, "there is no such training");
            case DECLARE -> declared(command, told);
            case VOID -> {
                DeclarationFacts now = declarations.get(command.subject());
                lostUnless(now != null && TAKEN_BACK.contains(now.state()), command, "it is " + (now == null ? "nowhere" : now.state()));
            }
            case CUT_OFF -> lostUnless(!state(command.subject()).equals("open"), command, "it is " + state(command.subject()));
            case AUTHORISE -> lostUnless(state(command.subject()).equals("paid"), command, "it is " + state(command.subject()));
        }
    }

    private void declared(Command command, Acknowledged told) {
        DeclarationFacts now = declarations.get(told.id());
        boolean shown = found.shown().getOrDefault(command.provider(), Set.of()).contains(told.id());
        lostUnless(now != null && shown, command, "declaration %s is %s".formatted(told.id(), now == null ? "nowhere" : "not shown to its provider"));
        if (now != null && !LifeCycleKept.mayLeadTo(told.state(), now.state())) {
            wrong.add(new Violation(Invariant.I3_LIFE_CYCLE, "declaration " + now.id(), "its provider was told that it is %s, and it is %s"
                    .formatted(told.state(), now.state())));
        }
    }

    private String state(UUID statement) {
        StatementFacts now = statements.get(statement);
        return now == null ? "nowhere" : now.state();
    }

    private void lostUnless(boolean effect, Command command, String what) {
        if (!effect) {
            lost.add(new Violation(Invariant.I5_ONE_EFFECT, command.toString(), "it was acknowledged, and " + what));
        }
    }

    private record Milestone(UUID training, String type) {}

    /** Every declaration is somebody's answer: no two requests share one, and none is there that nobody was told of. */
    private void declaredOnce() {
        List<UUID> acknowledged = new ArrayList<>();
        Map<Milestone, Command> refused = new HashMap<>();
        int unknown = 0;
        for (Told each : told) {
            if (each.command().kind() == Kind.DECLARE) {
                switch (each.outcome()) {
                    case Acknowledged(UUID id, _) -> acknowledged.add(id);
                    case Outcome.Refused _ -> refused.put(new Milestone(each.command().subject(), each.command().detail()), each.command());
                    case Outcome.Unknown _ -> unknown++;
                }
            }
        }
        Set<UUID> existing = new HashSet<>(declarations.keySet());
        Set<UUID> surplus = new HashSet<>(existing);
        acknowledged.forEach(surplus::remove);
        for (UUID id : surplus) {
            DeclarationFacts declaration = declarations.get(id);
            Command command = refused.get(new Milestone(declaration.training(), declaration.type()));
            if (command != null) {
                doubled.add(new Violation(Invariant.I5_ONE_EFFECT, command.toString(), "it was refused, and declaration " + id + " is there"));
                existing.remove(id);
            }
        }
        doubled.addAll(OneEffect.ofCreations(acknowledged.stream().filter(existing::contains).toList(), unknown, existing));
    }

    /** A line earns for a declaration that is there, or for nobody: its milestone can be declared again, and would earn again. */
    private void paidForNothing() {
        found.statements().stream().flatMap(statement -> statement.amounts().stream())
                .filter(amount -> amount.kind().equals("payment") && !amount.state().equals("voided"))
                .flatMap(amount -> amount.declaration().stream()).distinct().filter(id -> !declarations.containsKey(id))
                .forEach(id -> wrong.add(new Violation(Invariant.I1_CONSERVATION, "declaration " + id, "it earns, and is nowhere")));
    }

    private void deadLetters(Map<Letter, String> poison) {
        poison.forEach((letter, kind) -> {
            String reason = found.deadLetters().get(letter);
            if (reason == null || reason.isBlank()) {
                wrong.add(new Violation(Invariant.I9_LIVENESS, letter.service(), "%s (%s) is %s".formatted(letter, kind,
                        reason == null ? "no dead letter" : "a dead letter without a reason")));
            }
        });
        found.deadLetters().forEach((letter, reason) -> {
            if (!poison.containsKey(letter)) {
                wrong.add(new Violation(Invariant.I9_LIVENESS, letter.service(), "it gave up on a good record, %s: %s".formatted(letter, reason)));
            }
        });
    }
}
