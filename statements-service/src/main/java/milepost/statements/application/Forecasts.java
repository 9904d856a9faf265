package milepost.statements.application;

import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements whose amounts changed, and the documents that show them. */
public interface Forecasts {

    /** Notes that the statement's amounts may have changed; never waits. */
    Mono<Void> changed(StatementId id);

    /** The statements with noted changes. */
    Flux<StatementId> pending(int limit);

    /** Forgets the changes noted so far; the caller recomputes in the same transaction. */
    Mono<Void> take(StatementId id);

    /** Renders the provider's document; what it says unchanged, nothing moves. */
    Mono<Void> render(Statement statement, Figures figures);
}
