package milepost.statements.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Current;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.StatementParts;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers peers that ask for our aggregates, and republishes them. */
public final class CurrentSnapshots<T> implements SnapshotSource {

    private final String aggregate;
    private final Current<T> current;
    private final Function<T, Mono<Snapshot>> snapshot;

    private CurrentSnapshots(String aggregate, Current<T> current, Function<T, Mono<Snapshot>> snapshot) {
        this.aggregate = aggregate;
        this.current = current;
        this.snapshot = snapshot;
    }

    public static SnapshotSource lines(Current<PublishedLines> current) {
        return new CurrentSnapshots<>("lines", current, lines -> Mono.just(Published.snapshot(lines)));
    }

    public static SnapshotSource statements(Current<Statement> current, StatementParts parts) {
        return new CurrentSnapshots<>("statements", current, statement -> parts.of(statement).map(Published::snapshot));
    }

    public static SnapshotSource contracts(Current<Contract> current) {
        return new CurrentSnapshots<>("contracts", current, contract -> Mono.just(Published.snapshot(contract)));
    }

    @Override
    public String aggregate() {
        return aggregate;
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        return current.byIds(ids.stream().map(UUID::fromString).toList()).concatMap(snapshot);
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        String provider = criteria.get("lead_provider_id");
        if (provider == null) {
            throw new IllegalArgumentException(aggregate + " are asked for by ids or by lead_provider_id and cohort");
        }
        return current.ofProvider(UUID.fromString(provider), Optional.ofNullable(criteria.get("cohort"))).concatMap(snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String id, int limit) {
        return current.after(id == null ? null : UUID.fromString(id), limit).concatMap(snapshot);
    }
}
