package milepost.applications.inmemory;

import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.applications.application.PublishedApplications;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.inmemory.Tables.ApplicationRow;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The applications as peers may ask for them. */
final class MemoryPublishedApplications implements PublishedApplications {

    private final Tables tables;

    MemoryPublishedApplications(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Application> byIds(Collection<UUID> ids) {
        return found(() -> tables.applications.where(row -> ids.contains(row.application().id().value())));
    }

    @Override
    public Flux<Application> of(ParticipantId participant) {
        return found(() -> tables.applications.where(row -> row.application().participant().equals(participant)));
    }

    @Override
    public Flux<Application> after(@Nullable ApplicationId id, int limit) {
        return found(() -> tables.applications.after(id).values().stream().limit(limit));
    }

    private static Flux<Application> found(Supplier<Stream<ApplicationRow>> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.get().map(ApplicationRow::application).toList()));
    }

    @Override
    public Flux<Count> counts() {
        return Flux.defer(() -> {
            var counts = new TreeMap<String, Long>();
            tables.applications.rows().forEach(row -> counts.merge(row.application().state().wire(), 1L, Long::sum));
            return Flux.fromIterable(counts.entrySet().stream().map(count -> new Count(count.getKey(), count.getValue())).toList());
        });
    }
}
