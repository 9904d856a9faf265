package milepost.participants.domain;

import java.time.Instant;
import java.util.Optional;

/** Two ids that turn out to be one person: which of them goes, and what the other takes over (facts/npq 4.8). */
public final class Merging {

    private Merging() {
    }

    /**
     * @param person   whose id shall be retired
     * @param into     who shall survive
     * @param survivor whom the person's id stands for already
     */
    public static Decision decide(Optional<Person> person, Optional<Person> into, Optional<Person> survivor, Instant at) {
        if (person.isEmpty()) {
            return new Decision.Unknown();
        }
        if (into.isEmpty()) {
            return new Decision.Refused(MergeRefusal.SURVIVOR_UNKNOWN, Optional.empty());
        }
        return decide(person.get(), into.get(), survivor, at);
    }

    private static Decision decide(Person person, Person into, Optional<Person> survivor, Instant at) {
        if (person.id().equals(into.id())) {
            return new Decision.Refused(MergeRefusal.MERGED_INTO_ITSELF, Optional.empty());
        }
        if (into.id().equals(person.retiredInto()) || person.retired() && survivor.map(Person::id).filter(into.id()::equals).isPresent()) {
            return new Decision.AlreadyMerged();
        }
        if (into.retired()) {
            return new Decision.Refused(MergeRefusal.SURVIVOR_RETIRED, Optional.ofNullable(into.retiredInto()));
        }
        if (person.retired()) {
            return new Decision.Refused(MergeRefusal.ALREADY_RETIRED, survivor.map(Person::id));
        }
        return new Decision.Merge(person.retired(into.id()), into.survivorOf(person, at));
    }

    /** What a merge comes to. */
    public sealed interface Decision {

        record Merge(Person retired, Person survivor) implements Decision {}

        record AlreadyMerged() implements Decision {}

        /** Nobody has the id that shall be retired. */
        record Unknown() implements Decision {}

        /** @param instead the id to use, where there is one */
        record Refused(MergeRefusal reason, Optional<ParticipantId> instead) implements Decision {}
    }
}
