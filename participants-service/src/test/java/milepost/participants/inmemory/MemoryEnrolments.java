package milepost.participants.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.inmemory.Tables.EnrolmentRow;
import milepost.platform.messaging.Versions;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The enrolments. */
final class MemoryEnrolments implements Enrolments {

    private static final long NEVER_STORED = -1;
    private static final Comparator<EnrolmentRow> OLDEST_FIRST = Comparator
            .comparing((EnrolmentRow row) -> row.enrolment().acceptedAt()).thenComparing(MemoryEnrolments::id, Tables.APPLICATIONS);
    private static final Comparator<Parallel> LONGEST_FIRST = Comparator.comparing(Parallel::since)
            .thenComparing(Parallel::enrolments, MemoryEnrolments::compare);

    private final MemoryDatabase database;
    private final Versions versions;
    private final Tables tables;

    MemoryEnrolments(MemoryDatabase database, Versions versions, Tables tables) {
        this.database = database;
        this.versions = versions;
        this.tables = tables;
    }

    @Override
    public Mono<Stored> find(ApplicationId id) {
        return Mono.fromSupplier(() -> {
            var row = tables.enrolments.get(id);
            return row == null ? null : stored(row);
        });
    }

    @Override
    public Mono<Recorded> store(Enrolment enrolment, @Nullable Recorded previous) {
        return Mono.fromSupplier(() -> {
            var is = tables.enrolments.get(enrolment.id());
            var before = previous == null ? NEVER_STORED : previous.version();
            if (is != null && is.recorded().version() != before) {
                throw new OptimisticLockingFailureException("enrolment " + enrolment.id() + " is not at " + before);
            }
            var version = previous == null ? versions.first() : versions.next(before);
            var now = database.now();
            var recorded = new Recorded(version, is == null ? now : Tables.later(now, is.recorded().at()));
            tables.enrolments.put(enrolment.id(), new EnrolmentRow(enrolment, recorded, is == null ? now : is.createdAt()));
            return recorded;
        });
    }

    @Override
    public Flux<Stored> byIds(Collection<ApplicationId> ids) {
        return found(() -> tables.enrolments.where(row -> ids.contains(id(row))));
    }

    @Override
    public Flux<Stored> ofParticipant(ParticipantId participant) {
        return found(() -> tables.enrolments.where(row -> row.enrolment().participant().equals(participant)).sorted(OLDEST_FIRST));
    }

    @Override
    public Flux<Stored> after(@Nullable ApplicationId id, int limit) {
        return found(() -> tables.enrolments.after(id).values().stream().limit(limit));
    }

    @Override
    public Flux<Parallel> parallel(int limit) {
        return Flux.defer(() -> {
            var groups = new LinkedHashMap<List<String>, List<EnrolmentRow>>();
            tables.enrolments.where(row -> row.enrolment().live() && row.enrolment().trainingStatus() != TrainingStatus.WITHDRAWN)
                    .sorted(OLDEST_FIRST)
                    .forEach(row -> groups.computeIfAbsent(List.of(person(row), training(row)), _ -> new ArrayList<>()).add(row));
            return Flux.fromIterable(groups.values().stream().filter(rows -> rows.size() > 1).map(MemoryEnrolments::parallel)
                    .sorted(LONGEST_FIRST).limit(limit).toList());
        });
    }

    private String person(EnrolmentRow row) {
        var participant = row.enrolment().participant();
        var known = tables.persons.get(participant);
        return known == null ? participant.toString()
                : known.person().verifiedTrn().map(trn -> trn.digits()).orElseGet(participant::toString);
    }

    private static String training(EnrolmentRow row) {
        return row.enrolment().course().value().replace("npq-additional-support-offer", "npq-early-headship-coaching-offer");
    }

    private static Parallel parallel(List<EnrolmentRow> rows) {
        var oldest = rows.getFirst().enrolment();
        var since = rows.stream().map(EnrolmentRow::createdAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return new Parallel(oldest.participant(), oldest.course(), rows.stream().map(MemoryEnrolments::id).toList(), since);
    }

    private static int compare(List<ApplicationId> some, List<ApplicationId> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int difference = Tables.APPLICATIONS.compare(some.get(i), others.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    @Override
    public Flux<Count> counts() {
        return Flux.defer(() -> {
            var counts = new EnumMap<TrainingStatus, Long>(TrainingStatus.class);
            tables.enrolments.where(row -> row.enrolment().live())
                    .forEach(row -> counts.merge(row.enrolment().trainingStatus(), 1L, Long::sum));
            return Flux.fromIterable(counts.entrySet().stream().map(count -> new Count(count.getKey(), count.getValue())).toList());
        });
    }

    private static Flux<Stored> found(Supplier<Stream<EnrolmentRow>> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.get().map(MemoryEnrolments::stored).toList()));
    }

    private static ApplicationId id(EnrolmentRow row) {
        return row.enrolment().id();
    }

    static Stored stored(EnrolmentRow row) {
        return new Stored(row.enrolment(), row.recorded());
    }
}
