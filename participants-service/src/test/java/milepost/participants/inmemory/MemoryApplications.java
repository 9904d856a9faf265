package milepost.participants.inmemory;

import java.time.Duration;
import java.util.List;
import milepost.participants.application.Applications;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import milepost.participants.inmemory.Tables.ApplicationRow;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of applications. */
final class MemoryApplications implements Applications {

    private static final Duration QUIET = Duration.ofSeconds(30);

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryApplications(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Flux<ApplicationId> keep(List<ApplicationCopy> applications) {
        return Flux.defer(() -> Flux.fromIterable(applications.stream().filter(this::kept).map(ApplicationCopy::id).toList()));
    }

    private boolean kept(ApplicationCopy application) {
        var kept = tables.applications.get(application.id());
        if (kept != null && kept.copy().version() > application.version()) {
            return false;
        }
        tables.applications.put(application.id(),
                new ApplicationRow(application, kept == null ? 0 : kept.convergedVersion(), database.now()));
        return true;
    }

    @Override
    public Mono<ApplicationCopy> find(ApplicationId id) {
        return Mono.fromSupplier(() -> {
            var row = tables.applications.get(id);
            return row == null ? null : row.copy();
        });
    }

    @Override
    public Flux<ApplicationCopy> ofIds(List<ApplicationId> ids) {
        return Flux.defer(() -> Flux.fromIterable(tables.applications.where(row -> ids.contains(row.copy().id()))
                .map(ApplicationRow::copy).toList()));
    }

    @Override
    public Mono<Void> converged(List<ApplicationCopy> applications) {
        return Mono.fromRunnable(() -> applications.forEach(application -> {
            var row = tables.applications.get(application.id());
            if (row != null && row.convergedVersion() < application.version()) {
                tables.applications.put(application.id(), new ApplicationRow(row.copy(), application.version(), row.changedAt()));
            }
        }));
    }

    @Override
    public Flux<ApplicationCopy> unconverged(@Nullable ApplicationId after, int limit) {
        return Flux.defer(() -> {
            var quietSince = database.now().minus(QUIET);
            return Flux.fromIterable(tables.applications.after(after).values().stream()
                    .filter(row -> row.changedAt().isBefore(quietSince) && (row.convergedVersion() < row.copy().version() || contradicts(row)))
                    .limit(limit).map(ApplicationRow::copy).toList());
        });
    }

    private boolean contradicts(ApplicationRow row) {
        var enrolment = tables.enrolments.get(row.copy().id());
        var live = enrolment != null && enrolment.enrolment().live();
        return live != row.copy().standing() instanceof ApplicationCopy.Standing.Accepted;
    }
}
