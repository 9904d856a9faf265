package milepost.applications.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who applicants are: decided by participants-service, which owns persons (decision C6). */
public interface People {

    /** Each of them; who is named twice is one person, and where one cannot be anybody, nobody becomes known. */
    Mono<Answer> resolve(List<Applicant> applicants);

    /** What registration says about the applicant. */
    record Applicant(@Nullable ParticipantId id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                     @Nullable LocalDate dateOfBirth) {
    }

    /** Who they are, or why that cannot be said. */
    sealed interface Answer {

        /** In the order in which they were asked about. */
        record Are(List<Person> people) implements Answer {
        }

        /** By the number of the applicant, the first being 0. */
        record Refused(Map<Integer, List<Refusal>> refusals) implements Answer {
        }
    }
}
