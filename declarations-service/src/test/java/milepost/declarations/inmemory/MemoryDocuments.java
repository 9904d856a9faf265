package milepost.declarations.inmemory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.Stream;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import milepost.platform.simulation.AsPostgresSorts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored documents, always bound to the provider that looks. */
final class MemoryDocuments implements DeclarationDocuments {

    private static final Comparator<StoredDocument> IN_ORDER = Comparator.comparing(StoredDocument::createdAt)
            .thenComparing(StoredDocument::declaration, AsPostgresSorts.UUIDS);

    private final DeclarationTables tables;

    MemoryDocuments(DeclarationTables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Shown> find(ProviderId viewer, DeclarationId id) {
        return Mono.fromSupplier(() -> DeclarationTables.of(tables.documents, id.value()).stream()
                .filter(document -> document.viewer().equals(viewer.value())).findFirst()
                .map(document -> new Shown(etag(document), document.body())).orElse(null));
    }

    @Override
    public Mono<Shown> committed(ProviderId viewer, DeclarationId id) {
        return find(viewer, id);
    }

    @Override
    public Flux<Listed> list(ProviderId viewer, Filter filter, Start start, int limit) {
        return Flux.defer(() -> Flux.fromIterable(from(start, filtered(viewer, filter).sorted(IN_ORDER)).limit(limit)
                .map(document -> new Listed(document.declaration(), document.createdAt(), document.body())).toList()));
    }

    @Override
    public Mono<TrainingId> trainingOf(DeclarationId id) {
        return Mono.fromSupplier(() -> tables.declarations.get(id.value())).map(row -> new TrainingId(row.trainingId()));
    }

    private Stream<StoredDocument> filtered(ProviderId viewer, Filter filter) {
        Instant since = filter.updatedSince() == null ? Instant.EPOCH : filter.updatedSince();
        return tables.documents().filter(document -> document.viewer().equals(viewer.value())
                && (filter.startYears().isEmpty() || filter.startYears().contains(document.startYear()))
                && (filter.participants().isEmpty() || filter.participants().contains(document.participant()))
                && (filter.partners().isEmpty() || !Collections.disjoint(filter.partners(), document.partners()))
                && !document.updatedAt().isBefore(since));
    }

    private static Stream<StoredDocument> from(Start start, Stream<StoredDocument> documents) {
        return switch (start) {
            case Start.Skipping(var rows) -> documents.skip(rows);
            case Start.After(var createdAt, var id) -> documents.filter(document -> {
                int later = document.createdAt().compareTo(createdAt);
                return later > 0 || later == 0 && AsPostgresSorts.UUIDS.compare(document.declaration(), id) > 0;
            });
        };
    }

    /** The hash and the seconds since 1970 with six digits after the point, as {@code extract(epoch …)} writes them. */
    private static String etag(StoredDocument document) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, document.updatedAt());
        return document.contentHash() + BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
