package milepost.participants.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.participants.application.Recorded;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.Person;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** A person as published: {@code milepost.participant.v1}. */
record PublishedPerson(UUID id, String fullName, List<String> previousNames, @Nullable String email, @Nullable String trn,
                       boolean trnVerified, @Nullable UUID retiredInto, List<Change> idChanges, Instant updatedAt) {

    static final String TOPIC = "milepost.participants";
    static final String TYPE = "milepost.participant.v1";

    record Change(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {
        static Change of(IdChange change) {
            return new Change(change.from().value(), change.to().value(), change.changedAt());
        }
    }

    static Snapshot snapshot(Person person, Recorded recorded) {
        var reference = person.reference();
        var published = new PublishedPerson(person.id().value(), person.fullName(), person.previousNames(),
                person.email() == null ? null : person.email().text(),
                reference == null ? null : reference.trn().digits(), reference != null && reference.verified(),
                person.retiredInto() == null ? null : person.retiredInto().value(),
                person.idChanges().stream().map(Change::of).toList(), recorded.at());
        return new Snapshot(TOPIC, TYPE, person.id().toString(), recorded.version(), recorded.at(), Json.exact().writeValueAsBytes(published));
    }
}
