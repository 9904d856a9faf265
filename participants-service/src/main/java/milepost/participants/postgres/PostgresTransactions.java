package milepost.participants.postgres;

import milepost.participants.application.Transactions;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens database transactions, joining one that runs. */
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
