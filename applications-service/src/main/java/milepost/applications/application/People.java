package milepost.applications.application;

import java.time.LocalDate;
import java.util.List;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who an applicant is: decided by participants-service, which owns persons (decision C6). */
public interface People {

    Mono<Answer> resolve(Applicant applicant);

    /** What registration says about the applicant. */
    record Applicant(@Nullable ParticipantId id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                     @Nullable LocalDate dateOfBirth) {
    }

    /** Who it is, or why that cannot be said. */
    sealed interface Answer {

        record Is(Person person) implements Answer {
        }

        record Refused(List<Refusal> refusals) implements Answer {
        }
    }
}
