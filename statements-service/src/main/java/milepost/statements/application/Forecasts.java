package milepost.statements.application;

import java.util.Collection;
import java.util.List;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements whose amounts changed, and the documents that show them. */
public interface Forecasts {

    /** Notes that the statements' amounts may have changed; never waits. */
    Mono<Void> changed(Collection<StatementId> ids);

    /** The same for one. */
    default Mono<Void> changed(StatementId id) {
        return changed(List.of(id));
    }

    /** Statements with noted changes, other than these. */
    Flux<StatementId> pending(int limit, Collection<StatementId> except);

    /** Forgets the changes noted so far; the caller recomputes in the same transaction. */
    Mono<Void> take(StatementId id);

    /** Renders the provider's document; what it says unchanged, nothing moves. */
    Mono<Void> render(Statement statement, Figures figures);
}
