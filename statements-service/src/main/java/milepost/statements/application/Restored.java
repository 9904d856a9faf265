package milepost.statements.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Repricing;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts rows back as they had been told, and remembers which statements are not what their lines say until they are settled. */
public interface Restored {

    /** The contract with the version it was told in; the versions before that it may have had stand in the statements they were frozen for. */
    Mono<Void> contract(Contract told);

    /** The statement as it says, its adjustments and what it froze; the versions of contracts among that, where they are missing. */
    Mono<Statement> statement(PublishedStatement told);

    /** All lines of the declaration as it says, in place of those it has, and what it waits for. */
    Mono<Void> lines(PublishedLines told);

    /** One of those that are not settled. */
    Mono<Unsettled> unsettled();

    Mono<Void> settled(StatementId id);

    /** The payments that stand on the statement. */
    Flux<Repricing.Line> payments(StatementId id);

    /** Fixes what they are worth; that is to be told. */
    Mono<Void> price(List<Payment> payments);

    /** Begins the statement's journal where it has none. */
    Mono<Void> journal(Unsettled of);

    Mono<Boolean> isAuthorised(StatementId id);

    /**
     * A statement, with what its own snapshot said of its closing if that was taken back.
     *
     * @param notCounted empty where it was not told of since the copy
     */
    record Unsettled(StatementId id, boolean vatRegistered, Optional<Set<LineId>> notCounted) {
    }
}
