package milepost.statements.application;

import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closings and authorisations whose lines are still being told. */
public interface Spreads {

    Mono<Void> start(Statement statement);

    /** Again, after a restore or where a line has changed behind its back. */
    Mono<Void> resume(Statement statement);

    Flux<StatementId> unfinished();

    /** Marks the statement's spreads finished; answers whether the telling of its payment was among them. */
    Mono<Boolean> finish(StatementId id);

    Mono<Progress> progress(StatementId id);

    /** How many of a statement's lines have been told that they are paid. */
    record Progress(int paidLines, int lines) {
    }
}
