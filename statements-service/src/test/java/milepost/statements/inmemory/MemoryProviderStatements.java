package milepost.statements.inmemory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.ProviderStatements.Document;
import milepost.statements.application.ProviderStatements.Filter;
import milepost.statements.application.ProviderStatements.Place;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored documents; every query names the provider. */
final class MemoryProviderStatements implements ProviderStatements {

    private static final Comparator<DocumentRow> ORDER = Comparator.comparing(DocumentRow::paymentDate)
            .thenComparing(row -> row.statement().value(), Tables.BY_ID);

    private final Tables tables;

    MemoryProviderStatements(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Document> find(LeadProviderId provider, StatementId id) {
        return Mono.fromSupplier(() -> tables.documents.get(id.value()))
                .filter(row -> row.leadProvider().equals(provider))
                .map(MemoryProviderStatements::document);
    }

    @Override
    public Flux<Document> page(LeadProviderId provider, Filter filter, Place from, int limit) {
        return Flux.defer(() -> {
            Stream<DocumentRow> rows = tables.documents
                    .where(row -> row.leadProvider().equals(provider) && matches(row, filter) && isOf(row, filter.type())).sorted(ORDER);
            return Flux.fromIterable(startingAt(from, rows).limit(limit).map(MemoryProviderStatements::document).toList());
        });
    }

    private static boolean matches(DocumentRow row, Filter filter) {
        return row.outputFee() == filter.outputFee()
                && (filter.cohortYears().isEmpty() || filter.cohortYears().contains(row.cohort().identifier().substring(0, 4)))
                && filter.updatedSince().map(since -> !row.updatedAt().isBefore(since)).orElse(true);
    }

    private boolean isOf(DocumentRow row, Optional<String> type) {
        return type.isEmpty() || type.get().equals(tables.statements.get(row.statement().value()).terms().family().code());
    }

    private static Stream<DocumentRow> startingAt(Place from, Stream<DocumentRow> rows) {
        return switch (from) {
            case Place.Past(long skipped) -> rows.skip(skipped);
            case Place.After(LocalDate date, StatementId id) -> rows.filter(row -> {
                int day = row.paymentDate().compareTo(date);
                return day > 0 || day == 0 && Tables.BY_ID.compare(row.statement().value(), id.value()) > 0;
            });
        };
    }

    private static Document document(DocumentRow row) {
        return new Document(row.statement(), row.paymentDate(), row.body(), row.etag());
    }
}
