package milepost.statements.application;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.ChangeTerms;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import reactor.core.publisher.Flux;
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

        record Stored(Statement statement, StatementTotals standing, boolean created) implements Outcome {
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
            return contents.totals(existing).map(standing -> new Outcome.Stored(existing, standing, false));
        }
        if (!existing.terms().sameStatementAs(terms)) {
            return Mono.just(new Outcome.IsAnotherStatement());
        }
        return switch (StatementLifeCycle.decide(existing.state(), new ChangeTerms())) {
            case StatementDecision.Forecast _ -> existing.terms().outputFee() && !terms.outputFee()
                    ? statements.hasLines(existing.id()).flatMap(any ->
                            any ? Mono.just(new Outcome.HasLines()) : change(existing.with(terms)))
                    : change(existing.with(terms));
            case StatementDecision.Refused(var why) -> Mono.just(new Outcome.Refused(why));
            case StatementDecision.Moved _, StatementDecision.Unchanged _, StatementDecision.Journalled _ ->
                    Mono.just(new Outcome.Refused(StatementRefusal.STATEMENT_LOCKED));
        };
    }

    /** A statement that is to be opened under an id that is new. */
    public record Opening(StatementId id, StatementTerms terms) {
    }

    /** Opens several at once, each of another month or provider, by the rules by which one is; what each comes to. */
    public Mono<Map<StatementId, Outcome>> open(List<Opening> openings, Instant now) {
        Map<Whose, List<Statement>> fresh = openings.stream()
                .map(each -> new Statement(each.id, each.terms, new StatementState.Open(), 0, now, now))
                .collect(Collectors.groupingBy(each -> new Whose(each.terms()), LinkedHashMap::new, Collectors.toList()));
        return transactions.run(Flux.fromIterable(fresh.entrySet())
                .concatMap(theirs -> openOf(theirs.getKey(), theirs.getValue(), now))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Flux<Map.Entry<StatementId, Outcome>> openOf(Whose whose, List<Statement> fresh, Instant now) {
        return unknown(whose.provider, whose.cohort)
                .flatMapMany(outcome -> Flux.fromIterable(fresh).map(each -> Map.entry(each.id(), outcome)))
                .switchIfEmpty(Flux.defer(() -> statements.findOfMonths(fresh).collectMap(other -> other.terms().month(), Statement::id)
                        .flatMapMany(taken -> Flux.concat(
                                Flux.fromIterable(fresh).filter(each -> taken.containsKey(each.terms().month()))
                                        .map(each -> Map.entry(each.id(), (Outcome) new Outcome.MonthTaken(taken.get(each.terms().month())))),
                                storeNew(fresh.stream().filter(each -> !taken.containsKey(each.terms().month())).toList(), now)))));
    }

    /** Nothing stands on any of them yet, so they are worth the same: the fees of the contracts in force. Their documents follow. */
    private Flux<Map.Entry<StatementId, Outcome>> storeNew(List<Statement> fresh, Instant now) {
        return fresh.isEmpty() ? Flux.empty() : statements.storeNew(fresh).collectList().flatMapMany(stored ->
                contents.totals(stored.getFirst()).flatMapMany(standing -> forecasts.changed(stored.stream().map(Statement::id).toList())
                        .then(Mono.defer(() -> publications.opened(stored.stream()
                                .map(each -> new FinanceFact.Opened(each, standing.figures(), now)).toList())))
                        .thenMany(Flux.fromIterable(stored).map(each -> Map.entry(each.id(), (Outcome) new Outcome.Stored(each, standing, true))))));
    }

    private Mono<Outcome> open(Statement fresh, Instant now) {
        return unknown(fresh.terms().leadProvider(), fresh.terms().cohort()).switchIfEmpty(Mono.defer(() -> statements.findOfMonth(fresh)
                .<Outcome>map(other -> new Outcome.MonthTaken(other.id()))
                .switchIfEmpty(Mono.defer(() -> store(fresh, true, stored -> publications.statementAndFact(
                        stored.statement(), new FinanceFact.Opened(stored.statement(), stored.standing().figures(), now)))))));
    }

    private Mono<Outcome> unknown(LeadProviderId provider, Cohort cohort) {
        return catalogue.knows(provider, cohort).flatMap(known -> {
            if (!known.provider()) {
                return peers.confirmProvider(provider).thenReturn(new Outcome.UnknownProvider());
            }
            return known.cohort() ? Mono.empty() : peers.confirmCohorts().thenReturn(new Outcome.UnknownCohort());
        });
    }

    /** Whose statements are alike but for their months. */
    private record Whose(LeadProviderId provider, Cohort cohort, Family family) {

        Whose(StatementTerms terms) {
            this(terms.leadProvider(), terms.cohort(), terms.family());
        }
    }

    /** Another payment date is another place in the row of statements that fill the bands. */
    private Mono<Outcome> change(Statement statement) {
        return store(statement, false, stored -> publications.statement(stored.statement()))
                .delayUntil(_ -> statement.terms().family() == Family.ECF ? forecasts.changed(statement.id()) : Mono.empty());
    }

    /** What stands on it is read once, for its document, for whoever is told and for the answer. */
    private Mono<Outcome> store(Statement statement, boolean created, Function<Outcome.Stored, Mono<Void>> tell) {
        return statements.store(statement)
                .flatMap(stored -> contents.totals(stored).map(standing -> new Outcome.Stored(stored, standing, created)))
                .delayUntil(stored -> forecasts.render(stored.statement(), stored.standing().figures()))
                .delayUntil(tell)
                .map(Function.identity());
    }
}
