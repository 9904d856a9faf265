package milepost.statements.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.statements.application.DeclarationLines.Attachment;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LondonDay;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.placement.Placement;
import milepost.statements.domain.placement.Placement.NeedsPayment;
import milepost.statements.domain.placement.Placement.NeedsRefund;
import milepost.statements.domain.placement.Placement.NeedsVoid;
import milepost.statements.domain.placement.Placement.Settled;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.Attach;
import milepost.statements.domain.statement.StatementCommand.PlaceRefund;
import milepost.statements.domain.statement.StatementCommand.VoidLine;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a declaration's lines what they should be, whatever happened before and however often it is called. Locks in the order
 * declaration, statement, journal, line, as everybody does.
 */
public final class ConvergeDeclaration {

    private final Transactions transactions;
    private final DeclarationLines lines;
    private final Statements statements;
    private final VoidOnClosed voidOnClosed;
    private final LinesChanged changed;

    public ConvergeDeclaration(Transactions transactions, DeclarationLines lines, Statements statements, Journals journals,
            StatementContents.Again again, LinesChanged changed) {
        this.transactions = transactions;
        this.lines = lines;
        this.statements = statements;
        this.voidOnClosed = new VoidOnClosed(journals, again);
        this.changed = changed;
    }

    /** Answers whether anything was not as it should be. */
    public Mono<Boolean> run(DeclarationId id) {
        return transactions.run(attempt(id));
    }

    /** Many, as a consumer hears of them: those that only want a payment line get it together, what is rarer comes one by one. */
    public Mono<Void> run(Collection<DeclarationId> ids) {
        return transactions.run(lines.lock(ids).collectList().flatMap(this::settle));
    }

    private Mono<Void> settle(List<PlacedDeclaration> declarations) {
        List<PlacedDeclaration> settled = new ArrayList<>();
        Map<PlacedDeclaration, LocalDate> unpaid = new LinkedHashMap<>();
        List<PlacedDeclaration> others = new ArrayList<>();
        for (PlacedDeclaration declaration : declarations) {
            switch (Placement.of(declaration)) {
                case Settled _ when !declaration.waiting() -> settled.add(declaration);
                case NeedsPayment _ -> unpaid.put(declaration, LondonDay.of(declaration.effectiveAt()));
                case Settled _, NeedsRefund _, NeedsVoid _ -> others.add(declaration);
            }
        }
        return changed.mayCountDifferently(settled)
                .then(Mono.defer(() -> unpaid.isEmpty() ? Mono.empty() : attach(unpaid)))
                .then(Mono.defer(() -> oneByOne(others)));
    }

    private Mono<Void> oneByOne(Collection<PlacedDeclaration> declarations) {
        return Flux.fromIterable(declarations).concatMap(this::settle).then();
    }

    private Mono<Void> attach(Map<PlacedDeclaration, LocalDate> unpaid) {
        return statements.shareNextOpen(unpaid).flatMap(open -> {
            List<Attachment> placed = unpaid.keySet().stream()
                    .filter(declaration -> open.containsKey(declaration.id()) && takesLines(open.get(declaration.id())))
                    .map(declaration -> new Attachment(declaration, open.get(declaration.id()).id())).toList();
            Set<PlacedDeclaration> left = new LinkedHashSet<>(unpaid.keySet());
            placed.forEach(each -> left.remove(each.declaration()));
            return (placed.isEmpty() ? Mono.<Void>empty() : attach(placed)).then(Mono.defer(() -> oneByOne(left)));
        });
    }

    private Mono<Void> attach(List<Attachment> placed) {
        return lines.attach(placed).then(Mono.defer(() -> changed.tell(placed.stream().map(each -> each.declaration().id()).toList(),
                placed.stream().map(Attachment::to).collect(Collectors.toCollection(LinkedHashSet::new)))));
    }

    private static boolean takesLines(Statement statement) {
        return StatementLifeCycle.decide(statement.state(), new Attach()) instanceof StatementDecision.Forecast;
    }

    private Mono<Boolean> attempt(DeclarationId id) {
        return lines.lock(id).flatMap(this::settle).defaultIfEmpty(false);
    }

    private Mono<Boolean> settle(PlacedDeclaration declaration) {
        return switch (Placement.of(declaration)) {
            case Settled _ -> declaration.waiting()
                    ? lines.await(declaration.id(), Optional.empty()).then(tell(declaration))
                    : changed.mayCountDifferently(List.of(declaration)).thenReturn(false);
            case NeedsPayment _ -> nextOpen(declaration)
                    .flatMap(statement -> takesLines(statement)
                            ? attach(List.of(new Attachment(declaration, statement.id()))).thenReturn(true)
                            : attempt(declaration.id()))
                    .switchIfEmpty(Mono.defer(() -> await(declaration, Waiting.PAYMENT)));
            case NeedsRefund(var paid) -> nextOpen(declaration)
                    .flatMap(statement -> switch (StatementLifeCycle.decide(statement.state(), new PlaceRefund())) {
                        case StatementDecision.Forecast _ ->
                                lines.refund(declaration, paid, statement.id()).then(tell(declaration, statement.id()));
                        case StatementDecision.Moved _, StatementDecision.Journalled _, StatementDecision.Unchanged _,
                             StatementDecision.Refused _ -> attempt(declaration.id());
                    })
                    .switchIfEmpty(Mono.defer(() -> await(declaration, Waiting.REFUND)));
            case NeedsVoid(var line) -> statements.share(line.statement())
                    .flatMap(statement -> takeOff(declaration, line, statement));
        };
    }

    private Mono<Boolean> takeOff(PlacedDeclaration declaration, PlacedDeclaration.Line line, Statement statement) {
        Mono<VoidedWorth> voided = Mono.defer(() -> lines.voidLine(
                line, declaration.effectiveAt(), declaration.stateInWords(), declaration.sourceVersion()));
        return switch (StatementLifeCycle.decide(statement.state(), new VoidLine())) {
            case StatementDecision.Forecast _ -> voided.then(tell(declaration, statement.id()));
            case StatementDecision.Journalled _ -> voidOnClosed.run(statement, line.id(), declaration.effectiveAt(), voided)
                    .then(Mono.defer(() -> tell(declaration, statement.id())));
            // paid in the meantime: what is left is a refund
            case StatementDecision.Refused _, StatementDecision.Moved _, StatementDecision.Unchanged _ ->
                    attempt(declaration.id());
        };
    }

    private Mono<Statement> nextOpen(PlacedDeclaration declaration) {
        return statements.shareNextOpen(declaration, LondonDay.of(declaration.effectiveAt()));
    }

    private Mono<Boolean> await(PlacedDeclaration declaration, Waiting what) {
        return declaration.waiting()
                ? Mono.just(false)
                : lines.await(declaration.id(), Optional.of(what)).then(tell(declaration));
    }

    private Mono<Boolean> tell(PlacedDeclaration declaration, StatementId... touched) {
        return changed.tell(List.of(declaration.id()), List.of(touched)).thenReturn(true);
    }
}
