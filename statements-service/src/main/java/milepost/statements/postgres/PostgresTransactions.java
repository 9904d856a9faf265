package milepost.statements.postgres;

import milepost.statements.application.Transactions;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Transactions of PostgreSQL; one that is open is joined. */
public final class PostgresTransactions implements Transactions {

    private final TransactionalOperator operator;

    public PostgresTransactions(TransactionalOperator operator) {
        this.operator = operator;
    }

    @Override
    public <T> Mono<T> run(Mono<T> work) {
        return operator.transactional(work);
    }
}
