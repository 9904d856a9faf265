package milepost.participants.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import milepost.participants.application.ParticipantPages;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.inmemory.Tables.DocumentRow;
import reactor.core.publisher.Flux;

/** Lists of the stored documents. */
final class MemoryParticipantPages implements ParticipantPages {

    private final Tables tables;

    MemoryParticipantPages(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Entry> page(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        return Flux.defer(() -> {
            var sorted = sortedBy(order.key());
            var ascending = Comparator.comparing(Place::at).thenComparing(Place::id, Tables.PARTICIPANTS);
            var inOrder = order.descending() ? ascending.reversed() : ascending;
            return Flux.fromIterable(tables.documents
                    .where(row -> row.key().provider().equals(provider) && row.body() != null && isWanted(row, wanted))
                    .map(row -> new Place(sorted.apply(row), row.key().participant(), row))
                    .filter(place -> switch (slice) {
                        case Slice.From _ -> true;
                        case Slice.After(var at, var id, int _) -> inOrder.compare(place, new Place(at, id, place.row())) > 0;
                    })
                    .sorted(inOrder)
                    .skip(slice instanceof Slice.From from ? from.offset() : 0)
                    .limit(slice.limit())
                    .map(place -> new Entry(place.id(), place.at(), Objects.requireNonNull(place.row().body())))
                    .toList());
        });
    }

    private static Function<DocumentRow, Instant> sortedBy(Order.Key key) {
        return switch (key) {
            case CREATED_AT -> DocumentRow::createdAt;
            case UPDATED_AT -> DocumentRow::updatedAt;
        };
    }

    private boolean isWanted(DocumentRow row, Wanted wanted) {
        return wanted.updatedSince().map(since -> !row.updatedAt().isBefore(since)).orElse(true)
                && wanted.status().map(row.statuses()::contains).orElse(true)
                && wanted.formerly().map(former -> wasKnownAs(row.key().participant(), former)).orElse(true);
    }

    private boolean wasKnownAs(ParticipantId participant, ParticipantId former) {
        var known = tables.persons.get(participant);
        return known != null && known.person().idChanges().stream().anyMatch(change -> change.from().equals(former));
    }

    private record Place(Instant at, ParticipantId id, DocumentRow row) {}
}
