package milepost.applications.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.ListApplications.Listed;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.domain.Application;
import milepost.applications.inmemory.Tables.ApplicationRow;
import milepost.platform.simulation.AsPostgresSorts;
import reactor.core.publisher.Flux;

/** A provider's list of applications. */
final class MemoryPages implements Pages {

    private final Tables tables;

    MemoryPages(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Listed> of(Query query) {
        return Flux.defer(() -> {
            Comparator<Listed> ascending = Comparator.comparing(Listed::sortedAt).thenComparing(Listed::id, AsPostgresSorts.UUIDS);
            Comparator<Listed> order = query.ascending() ? ascending : ascending.reversed();
            List<Listed> wanted = tables.applications.where(row -> isWanted(row.application(), query))
                    .map(row -> listed(row, query.sortKey())).sorted(order).toList();
            return Flux.fromIterable(switch (query.part()) {
                case Part.Numbered(var offset, var limit) -> wanted.stream().skip(offset).limit(limit).toList();
                case Part.After(var at, var id, var limit) -> wanted.stream()
                        .filter(row -> order.compare(row, place(at, id)) > 0).limit(limit).toList();
            });
        });
    }

    private static boolean isWanted(Application it, Query query) {
        Instant since = query.updatedSince();
        return it.leadProvider().equals(query.provider())
                && query.cohortYears().map(years -> years.contains(it.cohort().startYear())).orElse(true)
                && (since == null || !it.updatedAt().isBefore(since))
                && (query.participants().isEmpty() || query.participants().contains(it.participant().value()));
    }

    private static Listed listed(ApplicationRow row, SortKey key) {
        Application it = row.application();
        Instant sortedAt = switch (key) {
            case CREATED_AT -> it.createdAt();
            case UPDATED_AT -> it.updatedAt();
        };
        return new Listed(it.id().value(), sortedAt, row.document().body(), row.shape());
    }

    private static Listed place(Instant at, UUID id) {
        return new Listed(id, at, new byte[0], 0);
    }
}
