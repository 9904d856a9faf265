package milepost.statements.application;

import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Finds what is told of a statement beside its row. */
public interface StatementParts {

    Mono<PublishedStatement> of(Statement statement);
}
