package milepost.statements.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    private OwnTopics() {
    }

    public static OwnTopic contracts(Current<Contract> current, TakeBack takeBack) {
        return new Contracts(new Known<>(current, contract -> contract.id().value(), Contract::version), takeBack);
    }

    public static OwnTopic statements(Current<Statement> current, TakeBack takeBack) {
        return new Statements(new Known<>(current, statement -> statement.id().value(), Statement::version), takeBack);
    }

    /** The last of the three, after which the statements are settled. */
    public static OwnTopic lines(Current<PublishedLines> current, TakeBack takeBack, SettleTakenBack settle) {
        return new Lines(new Known<>(current, lines -> lines.declaration().value(), PublishedLines::version), takeBack, settle);
    }

    /** The versions of what is there. */
    private record Known<T>(Current<T> current, Function<T, UUID> id, ToLongFunction<T> version) {

        Mono<Map<String, Long>> versions(Collection<String> keys) {
            return current.byIds(keys.stream().map(UUID::fromString).toList()).collectMap(it -> id.apply(it).toString(), version::applyAsLong);
        }
    }

    private record Contracts(Known<Contract> known, TakeBack takeBack) implements OwnTopic {

        @Override
        public String topic() {
            return Published.CONTRACTS;
        }

        @Override
        public boolean reads(Snapshot snapshot) {
            return read(snapshot).isPresent();
        }

        @Override
        public Mono<Map<String, Long>> versions(Collection<String> keys) {
            return known.versions(keys);
        }

        @Override
        public Mono<Boolean> takeBack(Snapshot snapshot) {
            return takeBack.contract(read(snapshot).orElseThrow());
        }

        private static Optional<Contract> read(Snapshot snapshot) {
            return Published.read(snapshot, Published.CONTRACT, ContractPayload.class, it -> it.contract(snapshot), Contract::id);
        }
    }

    private record Statements(Known<Statement> known, TakeBack takeBack) implements OwnTopic {

        @Override
        public String topic() {
            return Published.STATEMENTS;
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public boolean reads(Snapshot snapshot) {
            return read(snapshot).isPresent();
        }

        @Override
        public Mono<Map<String, Long>> versions(Collection<String> keys) {
            return known.versions(keys);
        }

        @Override
        public Mono<Boolean> takeBack(Snapshot snapshot) {
            return takeBack.statement(read(snapshot).orElseThrow());
        }

        private static Optional<PublishedStatement> read(Snapshot snapshot) {
            return Published.read(snapshot, Published.STATEMENT, StatementPayload.class, it -> it.told(snapshot), told -> told.statement().id());
        }
    }

    private record Lines(Known<PublishedLines> known, TakeBack takeBack, SettleTakenBack settleTakenBack) implements OwnTopic {

        @Override
        public String topic() {
            return Published.LINES;
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public boolean reads(Snapshot snapshot) {
            return read(snapshot).isPresent();
        }

        @Override
        public Mono<Map<String, Long>> versions(Collection<String> keys) {
            return known.versions(keys);
        }

        @Override
        public Mono<Boolean> takeBack(Snapshot snapshot) {
            return known.versions(List.of(snapshot.key())).flatMap(versions ->
                    takeBack.lines(read(snapshot).orElseThrow(), versions.getOrDefault(snapshot.key(), 0L)));
        }

        @Override
        public Mono<Boolean> settle() {
            return settleTakenBack.next();
        }

        private static Optional<PublishedLines> read(Snapshot snapshot) {
            return Published.read(snapshot, Published.LINE, LinePayload.class, it -> it.told(snapshot), PublishedLines::declaration);
        }
    }
}
