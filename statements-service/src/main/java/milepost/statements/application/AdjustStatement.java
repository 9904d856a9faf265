package milepost.statements.application;

import java.time.Instant;
import java.util.function.Function;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.Adjust;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import milepost.statements.domain.statement.StatementRefusal;
import reactor.core.publisher.Mono;

/** Adds, changes and removes adjustments until the statement is paid (facts/npq 7.6); the statement is told anew, because they are part of it. */
public final class AdjustStatement {

    private final Transactions transactions;
    private final Statements statements;
    private final Adjustments adjustments;
    private final Journals journals;
    private final StatementContents.Reader contents;
    private final Forecasts forecasts;
    private final Publications publications;

    public AdjustStatement(Transactions transactions, Statements statements, Adjustments adjustments, Journals journals,
            StatementContents.Reader contents, Forecasts forecasts, Publications publications) {
        this.transactions = transactions;
        this.statements = statements;
        this.adjustments = adjustments;
        this.journals = journals;
        this.contents = contents;
        this.forecasts = forecasts;
        this.publications = publications;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Adjusted(Adjustment adjustment) implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(StatementRefusal why) implements Outcome {
        }
    }

    public Mono<Outcome> add(StatementId on, Adjustment adjustment) {
        return transactions.run(change(on, adjustment.at(), adjustment, adjustment.amount(), false,
                adjustments.store(on, adjustment)));
    }

    public Mono<Outcome> replace(AdjustmentId id, String description, Money amount, Instant now) {
        return onExisting(id, placed -> {
            Adjustment next = new Adjustment(id, description, amount, placed.adjustment().at());
            return change(placed.statement(), now, next, amount.minus(placed.adjustment().amount()), false,
                    adjustments.store(placed.statement(), next));
        });
    }

    public Mono<Outcome> remove(AdjustmentId id, Instant now) {
        return onExisting(id, placed -> change(placed.statement(), now, placed.adjustment(),
                placed.adjustment().amount().negated(), true, adjustments.remove(id)));
    }

    /** The statement is locked before the adjustment, which is read again under that lock. */
    private Mono<Outcome> onExisting(AdjustmentId id, Function<Placed, Mono<Outcome>> change) {
        return transactions.run(adjustments.find(id)
                .delayUntil(placed -> statements.lock(placed.statement()))
                .flatMap(_ -> adjustments.lock(id))
                .flatMap(change)
                .defaultIfEmpty(new Outcome.NotFound()));
    }

    private Mono<Outcome> change(StatementId on, Instant now, Adjustment adjustment, Money difference, boolean removed,
            Mono<Void> store) {
        return statements.lock(on)
                .<Outcome>flatMap(statement -> switch (StatementLifeCycle.decide(statement.state(), new Adjust())) {
                    case StatementDecision.Forecast _ ->
                            store.then(follow(statement, adjustment, removed, now));
                    case StatementDecision.Journalled _ ->
                            store.then(journals.append(on, now, journal -> journal.adjusted(adjustment.id(), difference)))
                                    .then(follow(statement, adjustment, removed, now));
                    case StatementDecision.Refused(var why) -> Mono.just(new Outcome.Refused(why));
                    case StatementDecision.Moved _, StatementDecision.Unchanged _ ->
                            Mono.just(new Outcome.Refused(StatementRefusal.STATEMENT_LOCKED));
                })
                .defaultIfEmpty(new Outcome.NotFound());
    }

    private Mono<Outcome> follow(Statement statement, Adjustment adjustment, boolean removed, Instant now) {
        return forecasts.changed(statement.id())
                .then(Mono.defer(() -> statements.store(statement)))
                .flatMap(stored -> contents.totals(stored).flatMap(standing -> publications.statementAndFact(stored,
                        new FinanceFact.Adjusted(stored, standing.figures(), now, adjustment, removed))))
                .thenReturn(new Outcome.Adjusted(adjustment));
    }
}
