package milepost.participants.application.ecf;

import java.util.Optional;
import milepost.participants.application.Persons;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.RecordRefusal;
import milepost.participants.domain.ecf.Role;
import reactor.core.publisher.Mono;

/** Tells who the mentor is that an operator names: somebody we know, under the id that is in use, and only of an early career teacher. */
public final class KnowMentor {

    private final Persons persons;

    public KnowMentor(Persons persons) {
        this.persons = persons;
    }

    Mono<Outcome> named(RecordChanges changes, Role mentored) {
        var mentor = changes.mentor().value();
        if (mentor == null) {
            return Mono.just(new Outcome(changes, Optional.empty()));
        }
        if (mentored == Role.MENTOR) {
            return Mono.just(new Outcome(changes, Optional.of(RecordRefusal.MENTOR_OF_A_MENTOR)));
        }
        return persons.survivor(new ParticipantId(mentor))
                .map(person -> new Outcome(changes.mentoredBy(person.person().id().value()), Optional.empty()))
                .defaultIfEmpty(new Outcome(changes, Optional.of(RecordRefusal.MENTOR_UNKNOWN)));
    }

    /** The changes with the mentor as known. */
    record Outcome(RecordChanges changes, Optional<RecordRefusal> refusal) {}
}
