package milepost.statements.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Current;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.SettleTakenBack;
import milepost.statements.application.TakeBack;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Contracts, statements and lines as this service had told them, taken back after a restore in the order in which they refer to each other. */
public final class OwnTopics {

    private static final Supplier<Mono<Boolean>> NOTHING = () -> Mono.just(false);

    private OwnTopics() {
    }

    public static OwnTopic contracts(Current<Contract> current, TakeBack takeBack) {
        var known = new Known<>(current, contract -> contract.id().value(), Contract::version);
        return new Own<>(Published.CONTRACTS, 0, known, OwnTopics::contract, takeBack::contract, NOTHING);
    }

    public static OwnTopic statements(Current<Statement> current, TakeBack takeBack) {
        var known = new Known<>(current, statement -> statement.id().value(), Statement::version);
        return new Own<>(Published.STATEMENTS, 1, known, OwnTopics::statement, takeBack::statement, NOTHING);
    }

    /** The last of the three, after which the statements are settled. */
    public static OwnTopic lines(Current<PublishedLines> current, TakeBack takeBack, SettleTakenBack settle) {
        var known = new Known<>(current, lines -> lines.declaration().value(), PublishedLines::version);
        return new Own<>(Published.LINES, 2, known, OwnTopics::lines,
                told -> known.version(told.declaration().value()).flatMap(version -> takeBack.lines(told, version)), settle::next);
    }

    private static Optional<Contract> contract(Snapshot snapshot) {
        return Published.read(snapshot, Published.CONTRACT, ContractPayload.class, it -> it.contract(snapshot), Contract::id);
    }

    private static Optional<PublishedStatement> statement(Snapshot snapshot) {
        return Published.read(snapshot, Published.STATEMENT, StatementPayload.class, it -> it.told(snapshot), told -> told.statement().id());
    }

    private static Optional<PublishedLines> lines(Snapshot snapshot) {
        return Published.read(snapshot, Published.LINE, LinePayload.class, it -> it.told(snapshot), PublishedLines::declaration);
    }

    /** The versions of what is there. */
    private record Known<T>(Current<T> current, Function<T, UUID> id, ToLongFunction<T> version) {

        Mono<Map<String, Long>> versions(Collection<String> keys) {
            return current.byIds(keys.stream().map(UUID::fromString).toList()).collectMap(it -> id.apply(it).toString(), version::applyAsLong);
        }

        /** 0 where there is nothing. */
        Mono<Long> version(UUID key) {
            return versions(List.of(key.toString())).map(versions -> versions.getOrDefault(key.toString(), 0L));
        }
    }

    private record Own<S>(String topic, int order, Known<?> known, Function<Snapshot, Optional<S>> told, Function<S, Mono<Boolean>> taking,
            Supplier<Mono<Boolean>> settling) implements OwnTopic {

        @Override
        public boolean reads(Snapshot snapshot) {
            return told.apply(snapshot).isPresent();
        }

        @Override
        public Mono<Map<String, Long>> versions(Collection<String> keys) {
            return known.versions(keys);
        }

        @Override
        public Mono<Boolean> takeBack(Snapshot snapshot) {
            return taking.apply(told.apply(snapshot).orElseThrow());
        }

        @Override
        public Mono<Boolean> settle() {
            return settling.get();
        }
    }
}
