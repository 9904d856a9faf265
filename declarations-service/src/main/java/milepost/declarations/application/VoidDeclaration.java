package milepost.declarations.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import milepost.declarations.application.Declarations.Loaded;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.Convergence.Converged;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationCommand;
import milepost.declarations.domain.DeclarationCommand.Recovery;
import milepost.declarations.domain.DeclarationCommand.VoidByFinance;
import milepost.declarations.domain.DeclarationCommand.VoidByProvider;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Decision;
import milepost.declarations.domain.Decision.Refusal;
import milepost.declarations.domain.LifeCycle;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Transition;
import milepost.declarations.domain.Transition.Actor;
import milepost.declarations.domain.submission.Copied;
import reactor.core.publisher.Mono;

/** Takes a declaration back, for its provider or for finance (decision D11). */
public final class VoidDeclaration {

    private final Transactions transactions;
    private final Declarations declarations;
    private final Bookkeeping bookkeeping;
    private final Peers peers;
    private final Twins twins;

    public VoidDeclaration(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping, Peers peers) {
        this.transactions = transactions;
        this.declarations = declarations;
        this.bookkeeping = bookkeeping;
        this.peers = peers;
        this.twins = new Twins(declarations, bookkeeping);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The document as its maker sees it now. */
        record Done(byte[] document) implements Outcome {
        }

        /** Unknown, or not for this provider's eyes. */
        record NotFound() implements Outcome {
        }

        /** Visible, but another provider's. */
        record NotYours() implements Outcome {
        }

        record Refused(Refusal reason) implements Outcome {
        }
    }

    public Mono<Outcome> byProvider(ProviderId provider, DeclarationId id, Instant effectiveAt) {
        return transactions.run(locked(id).flatMap(loaded -> {
            if (!loaded.kept().isSeenBy(provider)) {
                return peers.confirm(Set.of(Copied.ENROLMENT), subject(loaded, provider)).<Outcome>thenReturn(new Outcome.NotFound());
            }
            return loaded.kept().declaration().declared().provider().equals(provider)
                    ? take(loaded, new VoidByProvider(recovery(loaded)), Actor.PROVIDER, effectiveAt)
                    : Mono.<Outcome>just(new Outcome.NotYours());
        }).defaultIfEmpty(new Outcome.NotFound()));
    }

    public Mono<Outcome> byFinance(DeclarationId id, Instant effectiveAt) {
        return transactions.run(locked(id)
                .flatMap(loaded -> take(loaded, new VoidByFinance(recovery(loaded)), Actor.FINANCE, effectiveAt))
                .defaultIfEmpty(new Outcome.NotFound()));
    }

    private Mono<Loaded> locked(DeclarationId id) {
        return declarations.lock(Affected.one(id)).flatMap(ids -> declarations.load(ids).next());
    }

    private Mono<Outcome> take(Loaded loaded, DeclarationCommand.Void command, Actor actor, Instant effectiveAt) {
        Declaration declaration = loaded.kept().declaration();
        return switch (LifeCycle.decide(declaration.state(), command)) {
            case Decision.Moved(var next) -> {
                List<Transition> steps = new ArrayList<>(List.of(new Transition(next, actor, Causes.of(command), effectiveAt)));
                Converged after = Convergence.converge(declaration.moveTo(next, effectiveAt), loaded.around().facts(), loaded.around().now());
                steps.addAll(after.steps());
                yield bookkeeping.amend(loaded.kept(), new Converged(after.declaration(), steps, after.viewers(), after.concerns()), loaded.around())
                        .flatMap(entry -> twins.follow(List.of(loaded), List.of(entry)).thenReturn(entry))
                        .map(entry -> new Outcome.Done(entry.bodyFor(declaration.declared().provider())));
            }
            case Decision.Unchanged _ -> throw new IllegalStateException("the life cycle answers every void with a move or a refusal");
            case Decision.Refused(var reason) -> confirmed(reason, loaded).thenReturn(new Outcome.Refused(reason));
        };
    }

    /** Only the lack of a statement rests on somebody else's facts. */
    private Mono<Void> confirmed(Refusal reason, Loaded loaded) {
        return reason == Refusal.STATEMENT_UNAVAILABLE
                ? peers.confirm(Set.of(Copied.STATEMENT), subject(loaded, loaded.kept().declaration().declared().provider()))
                : Mono.empty();
    }

    private static Recovery recovery(Loaded loaded) {
        return loaded.around().openStatement() ? Recovery.POSSIBLE : Recovery.NO_OPEN_STATEMENT;
    }

    private static Peers.Subject subject(Loaded loaded, ProviderId provider) {
        var declared = loaded.kept().declaration().declared();
        return new Peers.Subject(provider, null, declared.training(), declared.cohort(), Set.of());
    }
}
