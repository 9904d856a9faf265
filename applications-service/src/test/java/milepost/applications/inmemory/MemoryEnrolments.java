package milepost.applications.inmemory;

import milepost.applications.application.Enrolments;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.inmemory.Tables.EnrolmentRow;
import milepost.platform.simulation.MemoryDatabase;
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
    public Mono<Enrolment> find(ApplicationId application) {
        return Mono.fromSupplier(() -> {
            EnrolmentRow row = tables.enrolments.get(application);
            return row == null ? null : row.enrolment();
        });
    }

    /** The time of the copy moves only with a newer one. */
    @Override
    public Mono<Boolean> keep(Enrolment enrolment) {
        return Mono.fromSupplier(() -> {
            EnrolmentRow is = tables.enrolments.get(enrolment.application());
            if (is != null && enrolment.version() < is.enrolment().version()) {
                return false;
            }
            boolean newer = is == null || enrolment.version() > is.enrolment().version();
            tables.enrolments.put(enrolment.application(),
                    new EnrolmentRow(enrolment, is == null ? 0 : is.shownVersion(), newer ? database.now() : is.copiedAt()));
            return true;
        });
    }

    @Override
    public Mono<Void> shown(Enrolment enrolment) {
        return Mono.fromRunnable(() -> {
            EnrolmentRow is = tables.enrolments.get(enrolment.application());
            if (is != null && is.shownVersion() < enrolment.version()) {
                tables.enrolments.put(enrolment.application(), new EnrolmentRow(is.enrolment(), enrolment.version(), is.copiedAt()));
            }
        });
    }
}
