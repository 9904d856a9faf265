package milepost.declarations.inmemory;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Publishing.Published;
import milepost.declarations.postgres.DeclarationRow;
import milepost.platform.simulation.AsPostgresSorts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Declarations as others are told of them, read from the rows themselves. */
final class MemoryPublished implements PublishedDeclarations {

    private static final Comparator<DeclarationRow> LIVE_FIRST = Comparator.<DeclarationRow, Boolean>comparing(row -> row.liveUntil() != null)
            .thenComparing(Comparator.comparing(DeclarationRow::createdAt).reversed()).thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS);

    private final DeclarationTables tables;

    MemoryPublished(DeclarationTables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Published> byIds(Collection<UUID> ids) {
        return published(() -> tables.declarations.where(row -> ids.contains(row.id())));
    }

    @Override
    public Flux<Published> ofTraining(UUID training) {
        return published(() -> tables.ofTraining(training).sorted(LIVE_FIRST).limit(MOST));
    }

    @Override
    public Flux<Published> ofParticipant(UUID participant) {
        return published(() -> tables.ofParticipant(participant).sorted(LIVE_FIRST).limit(MOST));
    }

    @Override
    public Flux<Published> after(@Nullable UUID id, int limit) {
        return published(() -> tables.declarations.after(id).values().stream().limit(limit));
    }

    private static Flux<Published> published(Supplier<Stream<DeclarationRow>> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.get()
                .map(row -> new Published(row.declaration(), row.version(), row.createdAt(), row.updatedAt())).toList()));
    }
}
