package milepost.participants.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.FoundBy;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.platform.simulation.AsPostgresSorts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Lists of the stored documents of ECF participants. */
final class MemoryEcfPages implements EcfPages {

    private final EcfTables tables;
    private final Tables persons;

    MemoryEcfPages(EcfTables tables, Tables persons) {
        this.tables = tables;
        this.persons = persons;
    }

    @Override
    public Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        var any = FoundBy.wanted(wanted.cohorts(), wanted.status());
        return listed(() -> tables.participants.where(row -> row.key().provider().equals(provider))
                .filter(row -> any.map(words -> words.stream().anyMatch(row.foundBy()::contains)).orElse(true))
                .filter(row -> isSince(wanted.updatedSince(), row.updatedAt()))
                .filter(row -> wanted.formerly().map(former -> wasKnownAs(row.key().participant(), former)).orElse(true))
                .map(row -> new Found(row.key().participant().value(), row.createdAt(), row.updatedAt(), row.body())), order, slice);
    }

    @Override
    public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
        return listed(() -> tables.rows.where(row -> row.key().provider().equals(provider))
                .filter(row -> wanted.cohorts().isEmpty() || wanted.cohorts().contains(row.cohort()))
                .filter(row -> isSince(wanted.updatedSince(), row.updatedAt()))
                .map(row -> new Found(row.key().record().value(), row.createdAt(), row.updatedAt(), row.body())), order, slice);
    }

    private static boolean isSince(Optional<Instant> since, Instant updatedAt) {
        return since.map(moment -> !updatedAt.isBefore(moment)).orElse(true);
    }

    private boolean wasKnownAs(ParticipantId participant, ParticipantId former) {
        var known = persons.persons.get(participant);
        return known != null && known.person().idChanges().stream().anyMatch(change -> change.from().equals(former));
    }

    private static Flux<Entry> listed(Supplier<Stream<Found>> found, Order order, Slice slice) {
        return Flux.defer(() -> Flux.fromIterable(slice(found.get().flatMap(each -> each.entry(order).stream()), order, slice)));
    }

    private static List<Entry> slice(Stream<Entry> entries, Order order, Slice slice) {
        var ascending = Comparator.comparing(Entry::sortedAt).thenComparing(Entry::id, AsPostgresSorts.UUIDS);
        var inOrder = order.descending() ? ascending.reversed() : ascending;
        return switch (slice) {
            case Slice.From(long offset, int limit) -> entries.sorted(inOrder).skip(offset).limit(limit).toList();
            case Slice.After(var at, var id, int limit) -> entries.filter(entry -> inOrder.compare(entry, new Entry(id, at, entry.body())) > 0)
                    .sorted(inOrder).limit(limit).toList();
        };
    }

    /** @param body null once the provider no longer sees it */
    private record Found(UUID id, Instant createdAt, Instant updatedAt, byte @Nullable [] body) {

        Optional<Entry> entry(Order order) {
            var at = switch (order.key()) {
                case CREATED_AT -> createdAt;
                case UPDATED_AT -> updatedAt;
            };
            return Optional.ofNullable(body).map(shown -> new Entry(id, at, shown));
        }
    }
}
