package milepost.statements.messaging;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.platform.messaging.Outbox;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.FinanceNumbers;
import milepost.statements.application.Publications;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.StatementParts;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Hands what changed to the outbox, in the transaction that changed it. */
public final class OutboxPublications implements Publications {

    private final Outbox outbox;
    private final StatementParts parts;
    private final FinanceNumbers numbers;

    public OutboxPublications(Outbox outbox, StatementParts parts, FinanceNumbers numbers) {
        this.outbox = outbox;
        this.parts = parts;
        this.numbers = numbers;
    }

    @Override
    public Mono<Void> lines(List<PublishedLines> lines) {
        return lines.isEmpty() ? Mono.empty() : outbox.publish(lines.stream().map(Published::snapshot).toList());
    }

    @Override
    public Mono<Void> statement(Statement statement) {
        return parts.of(statement).flatMap(this::takenBack);
    }

    @Override
    public Mono<Void> takenBack(PublishedStatement statement) {
        return outbox.publish(Published.snapshot(statement));
    }

    @Override
    public Mono<Void> contract(Contract contract) {
        return outbox.publish(Published.snapshot(contract));
    }

    @Override
    public Mono<Void> statementAndFact(Statement statement, FinanceFact fact) {
        Mono<PublishedStatement> whole = fact instanceof FinanceFact.Opened ? Mono.just(PublishedStatement.fresh(statement)) : parts.of(statement);
        return whole.flatMap(told -> numbers.next().flatMap(stamp ->
                outbox.publish(List.of(Published.snapshot(told), FinanceLog.record(fact, stamp)))));
    }

    @Override
    public Mono<Void> opened(List<FinanceFact.Opened> facts) {
        return numbers.next(facts.size()).collectList().flatMap(stamps -> outbox.publish(IntStream.range(0, facts.size()).boxed()
                .flatMap(i -> Stream.of(Published.snapshot(PublishedStatement.fresh(facts.get(i).statement())), FinanceLog.record(facts.get(i), stamps.get(i))))
                .toList()));
    }

    @Override
    public Mono<Void> fact(FinanceFact fact) {
        return numbers.next().flatMap(stamp -> outbox.publish(FinanceLog.record(fact, stamp)));
    }
}
