package milepost.participants.application;

import java.time.Instant;
import java.util.Locale;
import milepost.participants.domain.ApplicationId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of every enrolment, and by whom: one entry for each version. */
public interface EnrolmentHistory {

    Mono<Void> record(ApplicationId enrolment, Recorded recorded, Cause cause);

    /** Oldest first. */
    Flux<Entry> of(ApplicationId enrolment);

    /** Who did it: a role, never a person (decision D16). */
    enum Actor {
        PROVIDER, OPERATOR, SYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was done, in the words of the API; {@code effectiveAt} is the request clock. */
    record Cause(String what, Actor actor, Instant effectiveAt) {}

    /** One line of it. */
    record Entry(long version, Cause cause) {}
}
