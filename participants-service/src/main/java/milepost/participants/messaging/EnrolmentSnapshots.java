package milepost.participants.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.ParticipantId;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Enrolments for peers that ask. Whoever asks for a person's enrolments missed one, perhaps because we did: so we first ask
 * applications-service, and the truth comes through the whole chain. A retired id stands for its survivor.
 */
public final class EnrolmentSnapshots implements SnapshotSource {

    private final Persons persons;
    private final Enrolments enrolments;
    private final Peers peers;

    public EnrolmentSnapshots(Persons persons, Enrolments enrolments, Peers peers) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.peers = peers;
    }

    @Override
    public String aggregate() {
        return "enrolments";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        return enrolments.byIds(ids.stream().map(UUID::fromString).map(ApplicationId::new).toList()).map(EnrolmentSnapshots::snapshot);
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        if (!criteria.keySet().equals(Set.of("participant_id"))) {
            throw new IllegalArgumentException("enrolments are asked for by ids or participant_id");
        }
        var participant = new ParticipantId(UUID.fromString(criteria.get("participant_id")));
        return persons.survivor(participant)
                .map(person -> person.person().ids()).defaultIfEmpty(List.of(participant))
                .flatMapMany(ids -> peers.confirmApplicationsOf(ids).thenMany(enrolments.ofParticipant(ids.getFirst())))
                .map(EnrolmentSnapshots::snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return enrolments.after(key == null ? null : new ApplicationId(UUID.fromString(key)), limit).map(EnrolmentSnapshots::snapshot);
    }

    private static Snapshot snapshot(Enrolments.Stored stored) {
        return PublishedEnrolment.snapshot(stored.enrolment(), stored.recorded());
    }
}
