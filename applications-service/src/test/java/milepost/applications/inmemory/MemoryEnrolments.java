package milepost.applications.inmemory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import milepost.applications.application.Enrolments;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.inmemory.Tables.EnrolmentRow;
import milepost.platform.simulation.MemoryDatabase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of enrolments. */
final class MemoryEnrolments implements Enrolments {

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryEnrolments(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Flux<Enrolment> find(Collection<ApplicationId> applications) {
        return Flux.defer(() -> Flux.fromIterable(applications.stream().map(tables.enrolments::get).filter(Objects::nonNull)
                .map(EnrolmentRow::enrolment).toList()));
    }

    @Override
    public Flux<ApplicationId> keep(List<Enrolment> enrolments) {
        return Flux.defer(() -> Flux.fromIterable(enrolments.stream().filter(this::kept).map(Enrolment::application).toList()));
    }

    /** The time of the copy moves only with a newer one. */
    private boolean kept(Enrolment enrolment) {
        EnrolmentRow is = tables.enrolments.get(enrolment.application());
        if (is != null && enrolment.version() < is.enrolment().version()) {
            return false;
        }
        boolean newer = is == null || enrolment.version() > is.enrolment().version();
        tables.enrolments.put(enrolment.application(),
                new EnrolmentRow(enrolment, is == null ? 0 : is.shownVersion(), newer ? database.now() : is.copiedAt()));
        return true;
    }

    @Override
    public Mono<Void> shown(List<Enrolment> enrolments) {
        return Mono.fromRunnable(() -> enrolments.forEach(this::show));
    }

    private void show(Enrolment enrolment) {
        EnrolmentRow is = tables.enrolments.get(enrolment.application());
        if (is != null && is.shownVersion() < enrolment.version()) {
            tables.enrolments.put(enrolment.application(), new EnrolmentRow(is.enrolment(), enrolment.version(), is.copiedAt()));
        }
    }
}
