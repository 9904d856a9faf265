package milepost.statements.application;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import milepost.statements.application.Restored.Unsettled;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Repricing;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import reactor.core.publisher.Mono;

/**
 * After a restore: makes a statement's prices, books and document what its lines, adjustments and frozen contracts come to, once all of
 * them are back. The journal is in no topic: what was booked since the copy is one entry, by its sums. Runs in a transaction that the
 * caller opened, and finance is told nothing that it was told before.
 */
public final class SettleTakenBack {

    private final Restored restored;
    private final Statements statements;
    private final StatementParts parts;
    private final StatementContents.Reader contents;
    private final Journals journals;
    private final StatementContents.Again again;
    private final Forecasts forecasts;
    private final Spreads spreads;
    private final DeclarationLines lines;

    public SettleTakenBack(Restored restored, Statements statements, StatementParts parts, StatementContents.Reader contents,
            StatementContents.Again again, Journals journals, Forecasts forecasts, Spreads spreads, DeclarationLines lines) {
        this.restored = restored;
        this.statements = statements;
        this.parts = parts;
        this.contents = contents;
        this.again = again;
        this.journals = journals;
        this.forecasts = forecasts;
        this.spreads = spreads;
        this.lines = lines;
    }

    /** One statement; answers whether there was one. */
    public Mono<Boolean> next() {
        return restored.unsettled().flatMap(unsettled -> statements.lock(unsettled.id())
                .flatMap(statement -> settle(statement, unsettled))
                .then(Mono.defer(() -> restored.settled(unsettled.id())))
                .thenReturn(true)).defaultIfEmpty(false);
    }

    private Mono<Void> settle(Statement statement, Unsettled unsettled) {
        return switch (statement.state()) {
            case Open _ -> forecast(statement);
            case Payable(var cutOffAt) -> close(statement, unsettled, cutOffAt);
            case Paid(_, var authorisedAt) -> close(statement, unsettled, authorisedAt)
                    .then(Mono.defer(() -> restored.isAuthorised(statement.id())))
                    .flatMap(authorised -> authorised ? Mono.empty() : journals.append(statement.id(), authorisedAt, Journal::authorised));
        };
    }

    /** Where the provider or the cohort is not known yet, the document comes with the forecast. */
    private Mono<Void> forecast(Statement statement) {
        return forecasts.changed(statement.id())
                .then(Mono.defer(() -> contents.totals(statement)))
                .flatMap(standing -> forecasts.render(statement, standing.figures()))
                .onErrorResume(ProviderNotKnown.class, _ -> Mono.empty())
                .onErrorResume(CohortNotKnown.class, _ -> Mono.empty());
    }

    private Mono<Void> close(Statement statement, Unsettled unsettled, Instant at) {
        return restored.journal(unsettled)
                .then(Mono.defer(() -> reprice(statement, unsettled)))
                .then(Mono.defer(() -> contents.of(statement)))
                .flatMap(standing -> {
                    Figures should = standing.priced().figures(standing.vatRegistered());
                    return (should.equals(standing.figures()) ? Mono.empty()
                            : journals.append(statement.id(), at, journal -> journal.takenBack(should)))
                            .then(Mono.defer(() -> forecasts.render(statement, should)));
                })
                .then(Mono.defer(() -> tellWhatIsLeft(statement)));
    }

    private Mono<Void> reprice(Statement statement, Unsettled unsettled) {
        return switch (statement.terms().family()) {
            case NPQ -> repriceCourses(statement, unsettled);
            case ECF -> again.price(statement).flatMap(repriced -> journals.fix(statement.id(), repriced));
        };
    }

    private Mono<Void> repriceCourses(Statement statement, Unsettled unsettled) {
        return restored.payments(statement.id()).collectList().flatMap(payments -> frozen(statement).flatMap(contracts -> {
            var closed = new Repricing.Closed(statement.terms().month(), statement.terms().cohort(), contracts,
                    unsettled.notCounted().map(HashSet::new).orElse(null), statement.state() instanceof StatementState.Paid);
            return restored.price(Repricing.changes(closed, payments));
        }));
    }

    private Mono<List<Agreement>> frozen(Statement statement) {
        return parts.of(statement).map(told -> told.closing().map(closing -> closing.serviceFees().stream().map(ServiceFee::contract).toList())
                .orElse(List.of()));
    }

    /** Where all lines had been told, finance had been, too. */
    private Mono<Void> tellWhatIsLeft(Statement statement) {
        return spreads.resume(statement)
                .then(Mono.defer(() -> lines.anyUntold(statement.id())))
                .flatMap(left -> left ? Mono.empty() : spreads.finish(statement.id()).then());
    }
}
