package milepost.participants.messaging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Training of both families for peers that ask. Whoever asks for a person's missed one, perhaps because we did: so we first ask
 * applications-service, and the truth comes through the whole chain, unless only training records are wanted, which are ours. A retired
 * id stands for its survivor.
 */
public final class EnrolmentSnapshots implements SnapshotSource {

    private static final String PARTICIPANT = "participant_id";
    private static final String FAMILY = "family";
    private static final Set<String> FAMILIES = Set.of("npq", "ecf");
    private static final Comparator<Snapshot> IN_ORDER = Comparator.comparing(Snapshot::key);

    private final Persons persons;
    private final Enrolments enrolments;
    private final TrainingRecords records;
    private final Peers peers;

    public EnrolmentSnapshots(Persons persons, Enrolments enrolments, TrainingRecords records, Peers peers) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.records = records;
        this.peers = peers;
    }

    @Override
    public String aggregate() {
        return "enrolments";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        var keys = ids.stream().map(UUID::fromString).toList();
        return enrolments.byIds(keys.stream().map(ApplicationId::new).toList()).map(EnrolmentSnapshots::snapshot)
                .concatWith(Flux.defer(() -> records.byIds(keys.stream().map(TrainingRecordId::new).toList())).map(EnrolmentSnapshots::snapshot));
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        var family = criteria.getOrDefault(FAMILY, "");
        if (!criteria.containsKey(PARTICIPANT) || !Set.of(PARTICIPANT, FAMILY).containsAll(criteria.keySet())
                || criteria.containsKey(FAMILY) && !FAMILIES.contains(family)) {
            throw new IllegalArgumentException("enrolments are asked for by ids or participant_id, perhaps of one family");
        }
        var participant = new ParticipantId(UUID.fromString(criteria.get(PARTICIPANT)));
        return persons.survivor(participant)
                .map(person -> person.person().ids()).defaultIfEmpty(List.of(participant))
                .flatMapMany(ids -> Flux.concat(family.equals("ecf") ? Flux.empty() : ofApplications(ids),
                        family.equals("npq") ? Flux.empty() : records.ofParticipant(ids.getFirst()).map(EnrolmentSnapshots::snapshot)));
    }

    private Flux<Snapshot> ofApplications(List<ParticipantId> ids) {
        return peers.confirmApplicationsOf(ids).thenMany(enrolments.ofParticipant(ids.getFirst())).map(EnrolmentSnapshots::snapshot);
    }

    /** Ids sort as text as they sort in the tables, so that a page of both is the first of two pages. */
    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        var id = key == null ? null : UUID.fromString(key);
        return enrolments.after(id == null ? null : new ApplicationId(id), limit).map(EnrolmentSnapshots::snapshot)
                .concatWith(Flux.defer(() -> records.after(id == null ? null : new TrainingRecordId(id), limit)).map(EnrolmentSnapshots::snapshot))
                .sort(IN_ORDER).take(limit);
    }

    private static Snapshot snapshot(TrainingRecords.Stored stored) {
        return PublishedTrainingRecord.snapshot(stored.record(), stored.recorded());
    }

    private static Snapshot snapshot(Enrolments.Stored stored) {
        return PublishedEnrolment.snapshot(stored.enrolment(), stored.recorded());
    }
}
