package milepost.statements.application;

import java.time.Instant;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.ChangeTerms;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import reactor.core.publisher.Mono;

/** Opens a statement, or changes the dates of one that is open (facts/npq 7.1 and 7.7). */
public final class PutStatement {

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Catalogue catalogue;
    private final Peers peers;
    private final Forecasts forecasts;
    private final Publications publications;

    public PutStatement(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Catalogue catalogue, Peers peers, Forecasts forecasts, Publications publications) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.catalogue = catalogue;
        this.peers = peers;
        this.forecasts = forecasts;
        this.publications = publications;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Stored(Statement statement, boolean created) implements Outcome {
        }

        record UnknownProvider() implements Outcome {
        }

        record UnknownCohort() implements Outcome {
        }

        record MonthTaken(StatementId by) implements Outcome {
        }

        /** Provider, cohort, type and month are what a statement is. */
        record IsAnotherStatement() implements Outcome {
        }

        /** An output-fee statement with lines stays one. */
        record HasLines() implements Outcome {
        }

        record Refused(StatementRefusal why) implements Outcome {
        }
    }

    public Mono<Outcome> run(StatementId id, StatementTerms terms, Instant now) {
        return transactions.run(statements.lock(id)
                .flatMap(existing -> change(existing, terms))
                .switchIfEmpty(Mono.defer(() -> open(new Statement(id, terms, new StatementState.Open(), 0, now, now), now))));
    }

    private Mono<Outcome> change(Statement existing, StatementTerms terms) {
        if (existing.terms().equals(terms)) {
            return Mono.just(new Outcome.Stored(existing, false));
        }
        if (!existing.terms().sameStatementAs(terms)) {
            return Mono.just(new Outcome.IsAnotherStatement());
        }
        return switch (StatementLifeCycle.decide(existing.state(), new ChangeTerms())) {
            case StatementDecision.Forecast _ -> existing.terms().outputFee() && !terms.outputFee()
                    ? statements.hasLines(existing.id()).flatMap(any ->
                            any ? Mono.just(new Outcome.HasLines()) : store(existing.with(terms), false))
                    : store(existing.with(terms), false);
            case StatementDecision.Refused(var why) -> Mono.just(new Outcome.Refused(why));
            case StatementDecision.Moved _, StatementDecision.Unchanged _, StatementDecision.Journalled _ ->
                    Mono.just(new Outcome.Refused(StatementRefusal.STATEMENT_LOCKED));
        };
    }

    private Mono<Outcome> open(Statement fresh, Instant now) {
        LeadProviderId provider = fresh.terms().leadProvider();
        return catalogue.provider(provider).hasElement()
                .flatMap(known -> known
                        ? knownCohort(fresh, now)
                        : peers.confirmProvider(provider).thenReturn(new Outcome.UnknownProvider()));
    }

    private Mono<Outcome> knownCohort(Statement fresh, Instant now) {
        Cohort cohort = fresh.terms().cohort();
        return catalogue.knows(cohort).flatMap(known -> known
                ? statements.findOfMonth(fresh)
                        .<Outcome>map(other -> new Outcome.MonthTaken(other.id()))
                        .switchIfEmpty(Mono.defer(() -> store(fresh, true).delayUntil(_ -> tellFinance(fresh.id(), now))))
                : peers.confirmCohorts().thenReturn(new Outcome.UnknownCohort()));
    }

    private Mono<Outcome> store(Statement statement, boolean created) {
        return statements.store(statement)
                .delayUntil(stored -> contents.of(stored).flatMap(c -> forecasts.render(stored, c.figures())))
                .delayUntil(publications::statement)
                .map(stored -> new Outcome.Stored(stored, created));
    }

    private Mono<Void> tellFinance(StatementId id, Instant now) {
        return statements.find(id).flatMap(opened -> contents.of(opened)
                .flatMap(c -> publications.fact(new FinanceFact.Opened(opened, c.figures(), now))));
    }
}
