package milepost.participants.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The enrolments this service owns. */
public interface Enrolments {

    Mono<Stored> find(ApplicationId id);

    /** Stores the enrolment at its next version. */
    Mono<Recorded> store(Enrolment enrolment, @Nullable Recorded previous);

    /** Keeps them from being changed until the transaction ends. */
    Flux<Stored> byIds(Collection<ApplicationId> ids);

    Flux<Stored> ofParticipant(ParticipantId participant);

    /** A page in the order of ids; keeps them from being changed until the transaction ends. */
    Flux<Stored> after(@Nullable ApplicationId id, int limit);

    /** Persons, told apart by verified TRN or else by id, with more than one live enrolment on a course that is not withdrawn. */
    Flux<Parallel> parallel(int limit);

    /** How many live enrolments have each training status. */
    Flux<Count> counts();

    /** An enrolment as stored. */
    record Stored(Enrolment enrolment, Recorded recorded) {}

    /** Live enrolments of one person on one course, oldest first. */
    record Parallel(ParticipantId participant, CourseIdentifier course, List<ApplicationId> enrolments, Instant since) {}

    /** How many. */
    record Count(TrainingStatus status, long enrolments) {}
}
